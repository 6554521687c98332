#include "vectors.h"

#if defined(__x86_64__)

INLINE void products_4(
    const float *const left[4], const float *const right[4], ptrdiff_t columns, float *result, ptrdiff_t stride,
    ptrdiff_t rows, ptrdiff_t count) {
    __m512 sums[16];
    UNROLL for (int i = 0; i < 16; i++) sums[i] = _mm512_setzero_ps();
    for (ptrdiff_t column = 0; column < columns; column += 16) {
        __m512 a[4], b[4];
        UNROLL for (int i = 0; i < 4; i++) a[i] = _mm512_loadu_ps(left[i] + column);
        UNROLL for (int j = 0; j < 4; j++) b[j] = _mm512_loadu_ps(right[j] + column);
        UNROLL for (int i = 0; i < 4; i++) {
            UNROLL for (int j = 0; j < 4; j++) sums[i * 4 + j] = _mm512_fmadd_ps(a[i], b[j], sums[i * 4 + j]);
        }
    }
    float all[16] __attribute__((aligned(64)));
    _mm512_store_ps(all, entente_sums(sums));
    for (ptrdiff_t i = 0; i < rows; i++) {
        for (ptrdiff_t j = 0; j < count; j++) result[i * stride + j] = all[i * 4 + j];
    }
}

VECTORS void entente_products(
    const float *left, ptrdiff_t left_stride, ptrdiff_t left_count, const float *right, ptrdiff_t right_stride,
    ptrdiff_t right_count, ptrdiff_t columns, float *result, ptrdiff_t stride) {
    for (ptrdiff_t row = 0; row < left_count; row += 4) {
        const ptrdiff_t rows = left_count - row < 4 ? left_count - row : 4;
        const float *a[4];
        // Where fewer than four are left, the last one stands in.
        for (ptrdiff_t i = 0; i < 4; i++) a[i] = left + (row + (i < rows ? i : rows - 1)) * left_stride;
        for (ptrdiff_t column = 0; column < right_count; column += 4) {
            const ptrdiff_t count = right_count - column < 4 ? right_count - column : 4;
            const float *b[4];
            for (ptrdiff_t j = 0; j < 4; j++) b[j] = right + (column + (j < count ? j : count - 1)) * right_stride;
            products_4(a, b, columns, result + row * stride + column, stride, rows, count);
        }
    }
}

/// Dependents whose labels are scored together; the numbers of one, and the blocks of 16 in them.
enum { TOGETHER = 4, SIZE = 96, BLOCKS = SIZE / 16 };

INLINE void label_tile(
    const entente_linear *layer, entente_rows dependents, const float *const *heads, ptrdiff_t row, const int rows,
    ptrdiff_t label, float *result, ptrdiff_t labels) {
    const int8_t *weight = layer->weight + label * BLOCKS * layer->quads * 64;
    const ptrdiff_t step = layer->quads * 64;
    __m512i sums[TOGETHER][BLOCKS];
    UNROLL for (int i = 0; i < rows; i++) {
        UNROLL for (int j = 0; j < BLOCKS; j++) sums[i][j] = _mm512_setzero_si512();
    }
    const uint8_t *left = dependents.bytes + row * dependents.stride;
    for (ptrdiff_t quad = 0; quad < SIZE / 4; quad++) {
        __m512i spread[TOGETHER];
        UNROLL for (int i = 0; i < rows; i++) {
            int32_t four;
            __builtin_memcpy(&four, left + i * dependents.stride + quad * 4, 4);
            spread[i] = _mm512_set1_epi32(four);
        }
        UNROLL for (int j = 0; j < BLOCKS; j++) {
            __m512i right = _mm512_load_si512(weight + j * step + quad * 64);
            UNROLL for (int i = 0; i < rows; i++) sums[i][j] = _mm512_dpbusd_epi32(sums[i][j], spread[i], right);
        }
    }
    UNROLL for (int i = 0; i < rows; i++) {
        __m512 total = _mm512_setzero_ps(), biases = total;
        UNROLL for (int j = 0; j < BLOCKS; j++) {
            const ptrdiff_t column = label * SIZE + j * 16;
            __m512 head = _mm512_loadu_ps(heads[row + i] + j * 16);
            __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i][j]), _mm512_loadu_ps(layer->scale + column));
            total = _mm512_fmadd_ps(product, head, total);
            biases = _mm512_fmadd_ps(head, _mm512_loadu_ps(layer->bias + column), biases);
        }
        total = _mm512_fmadd_ps(total, _mm512_set1_ps(dependents.scale[row + i]), biases);
        result[(row + i) * labels + label] += _mm512_reduce_add_ps(total);
    }
}

VECTORS void entente_label_scores(
    const entente_linear *layer, entente_rows dependents, const float *const *heads, ptrdiff_t count, ptrdiff_t labels,
    float *result) {
    // The last outputs, a label each, are the scores' beginning.
    const ptrdiff_t last = labels * BLOCKS;
    float block[TOGETHER * 16];
    for (ptrdiff_t row = 0; row < count; row += TOGETHER) {
        const ptrdiff_t rows = count - row < TOGETHER ? count - row : TOGETHER;
        entente_rows own = {
            dependents.bytes + row * dependents.stride, dependents.stride, dependents.scale + row,
            dependents.low + row,
        };
        for (ptrdiff_t first = 0; first < labels; first += 16) {
            entente_product product = {layer, last + first / 16, 1, 0, layer->quads, own, rows, block, 16, NULL};
            entente_compute(&product, STORE);
            for (ptrdiff_t i = 0; i < rows; i++) {
                __m512 values = _mm512_loadu_ps(block + i * 16);
                _mm512_mask_storeu_ps(result + (row + i) * labels + first, entente_mask(labels - first), values);
            }
        }
    }
    for (ptrdiff_t label = 0; label < labels; label++) {
        // Meanwhile the next label's weights come into the cache.
        const char *next = (const char *)layer->weight + (label + 1) * BLOCKS * layer->quads * 64;
        for (ptrdiff_t i = 0; i < BLOCKS * layer->quads; i++) _mm_prefetch(next + i * 64, _MM_HINT_T0);
        ptrdiff_t row = 0;
        for (; row + TOGETHER <= count; row += TOGETHER) {
            label_tile(layer, dependents, heads, row, TOGETHER, label, result, labels);
        }
        switch (count - row) {
        case 1: label_tile(layer, dependents, heads, row, 1, label, result, labels); break;
        case 2: label_tile(layer, dependents, heads, row, 2, label, result, labels); break;
        case 3: label_tile(layer, dependents, heads, row, 3, label, result, labels); break;
        default: break;
        }
    }
}

#endif
