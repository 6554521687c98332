/// What the kernels share.
#ifndef ENTENTE_VECTORS_H
#define ENTENTE_VECTORS_H

#include "kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define VECTORS __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#define INLINE static inline __attribute__((always_inline)) VECTORS
#define UNROLL _Pragma("clang loop unroll(full)")

enum { WIDTH = 384, HEAD = 32, MIDDLE = 1536 };

/// What becomes of a product.
typedef enum { STORE, RECTIFY, GELU, ADD, ADD_PART } entente_use;

/// Outputs `blocks` of a layer from inputs `quads`, into `result`, whose first column is the first of these outputs.
///
/// `ADD` and `ADD_PART` add to what is there; `ADD_PART` leaves out bias and offset, which one part of a sum has.
typedef struct {
    const entente_linear *layer;
    ptrdiff_t first_block, blocks;
    ptrdiff_t first_quad, quads;
    entente_rows rows;
    ptrdiff_t count;
    float *result;
    ptrdiff_t stride;
    /// With `GELU`, room for 16 numbers a row, of which the greatest becomes that of the row, or zero.
    float *highest;
} entente_product;

void entente_compute(const entente_product *product, entente_use use);

/// Attention of one head's rows to each other. `scratch` is as `entente_scratch_size` says.
void entente_attend(
    const float *queries, const float *keys, const float *values, ptrdiff_t stride, ptrdiff_t count, float *result,
    ptrdiff_t result_stride, void *scratch);

/// The bytes that `entente_attend` needs.
size_t entente_attention_scratch(ptrdiff_t rows);

/// Bytes of numbers that are at least `low`; the greatest of a row is among 16 numbers of `highest`.
void entente_quantize_between(
    float low, const float *highest, const float *numbers, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t columns,
    entente_rows result);

/// Normalizes rows of 384 numbers in place, and gives them as bytes too.
void entente_normalize(const entente_norm *norm, float *states, ptrdiff_t count, entente_rows bytes);

/// Rounds four vectors of numbers to 64 bytes, cut off at 0 and 255.
INLINE __m512i entente_bytes(__m512 a, __m512 b, __m512 c, __m512 d) {
    const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
    __m512i low = _mm512_packs_epi32(_mm512_cvtps_epi32(a), _mm512_cvtps_epi32(b));
    __m512i high = _mm512_packs_epi32(_mm512_cvtps_epi32(c), _mm512_cvtps_epi32(d));
    return _mm512_permutexvar_epi32(order, _mm512_packus_epi16(low, high));
}

/// The mask of the first `count` of 16 lanes.
INLINE __mmask16 entente_mask(ptrdiff_t count) {
    return count >= 16 ? 0xffff : (__mmask16)((1u << count) - 1);
}

/// The Gaussian error linear unit `x * (1/2 + erf(x / sqrt(2)) / 2)`, to an absolute error of 5e-4, which is little
/// against the rounding that follows.
///
/// The second term is an odd polynomial up to 3.7 and, exactly, one half from there on.
INLINE __m512 entente_gelu(__m512 x) {
    __m512 bounded = _mm512_range_ps(x, _mm512_set1_ps(3.7f), 0x02);
    __m512 square = _mm512_mul_ps(bounded, bounded);
    __m512 sum = _mm512_set1_ps(-4.89971714e-07f);
    sum = _mm512_fmadd_ps(sum, square, _mm512_set1_ps(2.6888693e-05f));
    sum = _mm512_fmadd_ps(sum, square, _mm512_set1_ps(-0.000617500862f));
    sum = _mm512_fmadd_ps(sum, square, _mm512_set1_ps(0.00784869175f));
    sum = _mm512_fmadd_ps(sum, square, _mm512_set1_ps(-0.0625877028f));
    sum = _mm512_fmadd_ps(sum, square, _mm512_set1_ps(0.396475076f));
    return _mm512_mul_ps(x, _mm512_fmadd_ps(bounded, sum, _mm512_set1_ps(0.5f)));
}

/// The sums of 16 vectors.
INLINE __m512 entente_sums(const __m512 v[16]) {
    __m512 a[8], b[4], c[2];
    UNROLL for (int i = 0; i < 8; i++) {
        // 8 lanes of vector i, then 8 of vector i + 8.
        a[i] = _mm512_add_ps(
            _mm512_shuffle_f32x4(v[i], v[i + 8], 0x44), _mm512_shuffle_f32x4(v[i], v[i + 8], 0xee));
    }
    UNROLL for (int i = 0; i < 4; i++) {
        // 4 lanes each of vectors i, i + 4, i + 8 and i + 12.
        b[i] = _mm512_add_ps(
            _mm512_shuffle_f32x4(a[i], a[i + 4], 0x88), _mm512_shuffle_f32x4(a[i], a[i + 4], 0xdd));
    }
    // The quarters are now vectors i, i + 8, i + 4, i + 12.
    UNROLL for (int i = 0; i < 2; i++) {
        c[i] = _mm512_add_ps(
            _mm512_shuffle_ps(b[i], b[i + 2], 0x44), _mm512_shuffle_ps(b[i], b[i + 2], 0xee));
    }
    // Pairs of lanes: i, i + 2 in each quarter.
    __m512 sum = _mm512_add_ps(_mm512_shuffle_ps(c[0], c[1], 0x88), _mm512_shuffle_ps(c[0], c[1], 0xdd));
    // Lanes of a quarter q: vectors q + 0, q + 2, q + 1, q + 3 for q = 0, 8, 4, 12.
    const __m512i order = _mm512_setr_epi32(0, 2, 1, 3, 8, 10, 9, 11, 4, 6, 5, 7, 12, 14, 13, 15);
    return _mm512_permutexvar_ps(order, sum);
}

#endif
#endif
