#include "vectors.h"

#if defined(__x86_64__)

enum {
    /// Blocks of 16 outputs that two heads take: a tile's width.
    PAIR_BLOCKS = 4,
    /// The middle of the feed-forward network is worked through in parts of so many numbers.
    PART = 384
};

static size_t rounded(size_t bytes) { return (bytes + 63) / 64 * 64; }

size_t entente_scratch_size(ptrdiff_t rows) {
    size_t count = (size_t)rows;
    // Numbers, bytes, their factors and offsets, the rows' greatest; then attention.
    size_t own = count * WIDTH * 4 * 2 + count * WIDTH + 2 * rounded(count * 4) + count * 64;
    return own + entente_attention_scratch(rows);
}

VECTORS void entente_apply_layer(
    const entente_layer *layer, ptrdiff_t count, float *states, entente_rows bytes, void *scratch) {
    char *next = scratch;
    float *wide = (float *)next;
    next += count * WIDTH * 4;
    float *context = (float *)next;
    next += count * WIDTH * 4;
    entente_rows own = {.bytes = (uint8_t *)next, .stride = WIDTH};
    next += count * WIDTH;
    own.scale = (float *)next;
    next += rounded((size_t)count * 4);
    own.low = (float *)next;
    next += rounded((size_t)count * 4);
    float *highest = (float *)next;
    next += count * 64;

    // Two heads at a time: their queries, keys and values stay in the cache.
    const ptrdiff_t stride = 3 * PAIR_BLOCKS * 16;
    for (ptrdiff_t first = 0; first < WIDTH / 16; first += PAIR_BLOCKS) {
        for (ptrdiff_t part = 0; part < 3; part++) {
            entente_product product = {
                &layer->qkv, part * (WIDTH / 16) + first, PAIR_BLOCKS, 0, layer->qkv.quads, bytes, count,
                wide + part * PAIR_BLOCKS * 16, stride, NULL,
            };
            entente_compute(&product, STORE);
        }
        for (ptrdiff_t head = 0; head < 2; head++) {
            const float *queries = wide + head * HEAD;
            entente_attend(
                queries, queries + PAIR_BLOCKS * 16, queries + 2 * PAIR_BLOCKS * 16, stride, count,
                context + first * 16 + head * HEAD, WIDTH, next);
        }
    }
    entente_quantize(context, WIDTH, count, WIDTH, own);
    entente_product product = {
        &layer->output, 0, layer->output.blocks, 0, layer->output.quads, own, count, states, WIDTH, NULL,
    };
    entente_compute(&product, ADD);
    entente_normalize(&layer->attention_norm, states, count, bytes);

    // The parts of the middle have a factor each but one offset, below which GELU never comes.
    for (ptrdiff_t part = 0; part < MIDDLE / PART; part++) {
        entente_product up = {
            &layer->up, part * (PART / 16), PART / 16, 0, layer->up.quads, bytes, count, wide, PART, highest,
        };
        entente_compute(&up, GELU);
        entente_quantize_between(-0.1705f, highest, wide, PART, count, PART, own);
        entente_rows shifted = own;
        shifted.bytes -= part * PART;
        entente_product down = {
            &layer->down, 0, layer->down.blocks, part * (PART / 4), PART / 4, shifted, count, states, WIDTH, NULL,
        };
        entente_compute(&down, part == 0 ? ADD : ADD_PART);
    }
    entente_normalize(&layer->ffn_norm, states, count, bytes);
}

#endif
