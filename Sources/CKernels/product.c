#include "vectors.h"

#if defined(__x86_64__)

/// A product is computed in tiles of so many rows and blocks of outputs: 24 of the 32 vector registers hold sums.
enum { TILE_ROWS = 6, TILE_BLOCKS = 4 };

/// One tile. All of its size is known when it is compiled, so that the sums are registers.
INLINE void tile(
    const entente_product *p, ptrdiff_t row, ptrdiff_t block, const int rows, const int blocks, const entente_use use) {
    const ptrdiff_t all = p->layer->quads;
    const int8_t *weight = p->layer->weight + (block * all + p->first_quad) * 64;
    const ptrdiff_t step = all * 64;
    const uint8_t *left = p->rows.bytes + row * p->rows.stride + p->first_quad * 4;
    const ptrdiff_t stride = p->rows.stride;
    __m512i sums[TILE_ROWS][TILE_BLOCKS];
    UNROLL for (int i = 0; i < rows; i++) {
        UNROLL for (int j = 0; j < blocks; j++) sums[i][j] = _mm512_setzero_si512();
    }
    for (ptrdiff_t quad = 0; quad < p->quads; quad++) {
        __m512i right[TILE_BLOCKS];
        UNROLL for (int j = 0; j < blocks; j++) right[j] = _mm512_load_si512(weight + j * step + quad * 64);
        UNROLL for (int i = 0; i < rows; i++) {
            int32_t four;
            __builtin_memcpy(&four, left + i * stride + quad * 4, 4);
            __m512i spread = _mm512_set1_epi32(four);
            UNROLL for (int j = 0; j < blocks; j++) sums[i][j] = _mm512_dpbusd_epi32(sums[i][j], spread, right[j]);
        }
    }
    float *target = p->result + row * p->stride + (block - p->first_block) * 16;
    __m512 highest[TILE_ROWS];
    if (use == GELU) {
        UNROLL for (int i = 0; i < rows; i++) {
            highest[i] = block == p->first_block
                ? _mm512_setzero_ps() : _mm512_load_ps(p->highest + (row + i) * 16);
        }
    }
    UNROLL for (int j = 0; j < blocks; j++) {
        const ptrdiff_t column = (block + j) * 16;
        __m512 scale = _mm512_loadu_ps(p->layer->scale + column);
        __m512 bias = _mm512_loadu_ps(p->layer->bias + column);
        __m512 total = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(p->layer->sum + column)), scale);
        UNROLL for (int i = 0; i < rows; i++) {
            float *place = target + i * p->stride + j * 16;
            __m512 factor = _mm512_mul_ps(scale, _mm512_set1_ps(p->rows.scale[row + i]));
            __m512 rest = use == ADD_PART
                ? _mm512_loadu_ps(place)
                : _mm512_fmadd_ps(total, _mm512_set1_ps(p->rows.low[row + i]), bias);
            if (use == ADD) rest = _mm512_add_ps(rest, _mm512_loadu_ps(place));
            __m512 value = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums[i][j]), factor, rest);
            if (use == RECTIFY) value = _mm512_max_ps(value, _mm512_setzero_ps());
            if (use == GELU) {
                value = entente_gelu(value);
                highest[i] = _mm512_max_ps(highest[i], value);
            }
            _mm512_storeu_ps(place, value);
        }
    }
    if (use == GELU) {
        UNROLL for (int i = 0; i < rows; i++) _mm512_store_ps(p->highest + (row + i) * 16, highest[i]);
    }
}

/// A panel is all rows times the blocks of a tile.
INLINE void panel(const entente_product *p, ptrdiff_t block, const int blocks, const entente_use use) {
    // Meanwhile the next panel's weights come into the second cache. Behind a layer's weights lie the next layer's.
    const ptrdiff_t step = p->layer->quads * 64;
    const char *next = (const char *)p->layer->weight + (block + blocks) * step + p->first_quad * 64;
    const ptrdiff_t share = p->quads / (p->count / TILE_ROWS + 1) + 1;
    ptrdiff_t row = 0;
    for (; row + TILE_ROWS <= p->count; row += TILE_ROWS) {
        for (ptrdiff_t i = 0; i < share; i++, next += 64) {
            UNROLL for (int j = 0; j < TILE_BLOCKS; j++) _mm_prefetch(next + j * step, _MM_HINT_T1);
        }
        tile(p, row, block, TILE_ROWS, blocks, use);
    }
    switch (p->count - row) {
    case 1: tile(p, row, block, 1, blocks, use); break;
    case 2: tile(p, row, block, 2, blocks, use); break;
    case 3: tile(p, row, block, 3, blocks, use); break;
    case 4: tile(p, row, block, 4, blocks, use); break;
    case 5: tile(p, row, block, 5, blocks, use); break;
    default: break;
    }
}

INLINE void all_panels(const entente_product *p, const entente_use use) {
    ptrdiff_t block = p->first_block;
    const ptrdiff_t end = block + p->blocks;
    for (; block + TILE_BLOCKS <= end; block += TILE_BLOCKS) panel(p, block, TILE_BLOCKS, use);
    for (; block < end; block++) panel(p, block, 1, use);
}

VECTORS void entente_compute(const entente_product *product, entente_use use) {
    switch (use) {
    case STORE: all_panels(product, STORE); break;
    case RECTIFY: all_panels(product, RECTIFY); break;
    case GELU: all_panels(product, GELU); break;
    case ADD: all_panels(product, ADD); break;
    case ADD_PART: all_panels(product, ADD_PART); break;
    }
}

VECTORS void entente_multiply(
    const entente_linear *layer, entente_rows rows, ptrdiff_t count, ptrdiff_t rectified, float *result,
    ptrdiff_t stride) {
    entente_product product = {layer, 0, rectified, 0, layer->quads, rows, count, result, stride, NULL};
    if (rectified > 0) entente_compute(&product, RECTIFY);
    product.first_block = rectified;
    product.blocks = layer->blocks - rectified;
    product.result = result + rectified * 16;
    if (product.blocks > 0) entente_compute(&product, STORE);
}

#endif
