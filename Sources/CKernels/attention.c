#include "vectors.h"

#if defined(__x86_64__)

enum {
    /// Rows of queries that are worked on together.
    TILE = 6,
    /// The distance of two rows in a tile's tables.
    ROW = entente_most_rows
};

/// A tile's products of queries with keys, and what follows from them: how much of each value is taken.
typedef struct {
    float scores[TILE][ROW] __attribute__((aligned(64)));
    uint8_t shares[TILE][ROW] __attribute__((aligned(64)));
} tables;

/// Where things are in the scratch memory, for `padded` keys (a multiple of 16).
typedef struct {
    /// Keys as blocks of 16 keys times 32 numbers, in the order of a layer's weights.
    int8_t *keys;
    /// A factor for each key, and what the offset of the queries' bytes adds to a product.
    float *scale;
    int32_t *offset;
    /// Values as two blocks of 16 columns times all keys.
    int8_t *values;
    ptrdiff_t padded;
} layout;

static layout lay_out(void *scratch, ptrdiff_t count) {
    ptrdiff_t padded = (count + 15) / 16 * 16;
    layout l = {.padded = padded};
    char *next = scratch;
    l.keys = (int8_t *)next;
    next += padded * HEAD;
    l.values = (int8_t *)next;
    next += padded * HEAD;
    l.scale = (float *)next;
    next += padded * 4;
    l.offset = (int32_t *)next;
    return l;
}

size_t entente_attention_scratch(ptrdiff_t rows) {
    size_t padded = (size_t)(rows + 15) / 16 * 16;
    return padded * (2 * HEAD + 8);
}

/// 32 numbers of a row as bytes from -127 to 127, with their factor.
INLINE __m256i quantize_head(const float *row, float *scale) {
    __m512 a = _mm512_loadu_ps(row), b = _mm512_loadu_ps(row + 16);
    float highest = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_abs_ps(a), _mm512_abs_ps(b)));
    // What is as good as zero becomes zero, with a factor that is not too small.
    *scale = highest > 1e-6f ? highest / 127 : 1;
    __m512 factor = _mm512_set1_ps(1 / *scale);
    __m128i low = _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(a, factor)));
    __m128i high = _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(b, factor)));
    return _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
}

INLINE void pack_keys(layout l, const float *keys, ptrdiff_t stride, ptrdiff_t count) {
    // Each step interleaves runs of 1, 2, 4 and then 8 numbers of four bytes.
    const __m512i low4 = _mm512_setr_epi32(0, 8, 16, 24, 1, 9, 17, 25, 2, 10, 18, 26, 3, 11, 19, 27);
    const __m512i high4 = _mm512_add_epi32(low4, _mm512_set1_epi32(4));
    const __m512i low8 = _mm512_setr_epi32(0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
    const __m512i high8 = _mm512_add_epi32(low8, _mm512_set1_epi32(8));
    const __m512 to_base_2 = _mm512_set1_ps(1.44269504f);
    for (ptrdiff_t first = 0; first < l.padded; first += 16) {
        __m512i pairs[8], fours[8], eights[8];
        float scale[16] __attribute__((aligned(64)));
        UNROLL for (int i = 0; i < 8; i++) {
            __m256i one = _mm256_setzero_si256(), two = one;
            scale[2 * i] = scale[2 * i + 1] = 1e6f;
            if (first + 2 * i < count) one = quantize_head(keys + (first + 2 * i) * stride, scale + 2 * i);
            if (first + 2 * i + 1 < count) two = quantize_head(keys + (first + 2 * i + 1) * stride, scale + 2 * i + 1);
            pairs[i] = _mm512_inserti64x4(_mm512_castsi256_si512(one), two, 1);
        }
        // fours[i]: keys 4i to 4i + 3, quads 0 to 3; fours[i + 4]: quads 4 to 7.
        UNROLL for (int i = 0; i < 4; i++) {
            fours[i] = _mm512_permutex2var_epi32(pairs[2 * i], low4, pairs[2 * i + 1]);
            fours[i + 4] = _mm512_permutex2var_epi32(pairs[2 * i], high4, pairs[2 * i + 1]);
        }
        // eights[h + 2q + i]: keys 8i to 8i + 7, quads h + 2q and the next.
        UNROLL for (int h = 0; h < 8; h += 4) {
            UNROLL for (int i = 0; i < 2; i++) {
                const __m512i *two = fours + h + 2 * i;
                eights[h + i] = _mm512_permutex2var_epi32(two[0], low8, two[1]);
                eights[h + 2 + i] = _mm512_permutex2var_epi32(two[0], high8, two[1]);
            }
        }
        __m512i total = _mm512_setzero_si512();
        int8_t *target = l.keys + first * HEAD;
        UNROLL for (int q = 0; q < 4; q++) {
            __m512i even = _mm512_shuffle_i64x2(eights[2 * q], eights[2 * q + 1], 0x44);
            __m512i odd = _mm512_shuffle_i64x2(eights[2 * q], eights[2 * q + 1], 0xee);
            _mm512_store_si512(target + 128 * q, even);
            _mm512_store_si512(target + 128 * q + 64, odd);
            total = _mm512_dpbusd_epi32(total, _mm512_set1_epi8(1), even);
            total = _mm512_dpbusd_epi32(total, _mm512_set1_epi8(1), odd);
        }
        // Keys that are not there score so low that they are never the highest and get no share.
        __mmask16 there = entente_mask(count - first);
        __m512i offset = _mm512_mullo_epi32(total, _mm512_set1_epi32(-128));
        _mm512_store_ps(l.scale + first, _mm512_mul_ps(_mm512_load_ps(scale), to_base_2));
        _mm512_store_si512(l.offset + first, _mm512_mask_mov_epi32(_mm512_set1_epi32(-0x40000000), there, offset));
    }
}

INLINE void pack_values(layout l, const float *values, ptrdiff_t stride, ptrdiff_t count, __m512 scales[2]) {
    UNROLL for (int half = 0; half < 2; half++) {
        __m512 high = _mm512_set1_ps(1e-30f);
        for (ptrdiff_t row = 0; row < count; row++) {
            high = _mm512_max_ps(high, _mm512_abs_ps(_mm512_loadu_ps(values + row * stride + half * 16)));
        }
        scales[half] = _mm512_mul_ps(high, _mm512_set1_ps(1 / 127.0f));
        __m512 factor = _mm512_div_ps(_mm512_set1_ps(127), high);
        const __m512i byte = _mm512_set1_epi32(255);
        for (ptrdiff_t row = 0; row < count; row += 4) {
            __m512i quad = _mm512_setzero_si512();
            UNROLL for (int i = 0; i < 4; i++) {
                if (row + i < count) {
                    __m512 x = _mm512_loadu_ps(values + (row + i) * stride + half * 16);
                    __m512i number = _mm512_and_si512(_mm512_cvtps_epi32(_mm512_mul_ps(x, factor)), byte);
                    quad = _mm512_or_si512(quad, _mm512_slli_epi32(number, 8 * i));
                }
            }
            _mm512_store_si512(l.values + half * 16 * l.padded + row * 16, quad);
        }
    }
}

/// Products of a tile's queries with up to four blocks of keys, scaled but for the queries' own factors.
INLINE void score(
    layout l, const int32_t *queries, ptrdiff_t first, const int rows, const int blocks, __m512 highest[TILE],
    tables *t) {
    __m512i sums[TILE][4];
    UNROLL for (int j = 0; j < blocks; j++) {
        __m512i offset = _mm512_load_si512(l.offset + first + j * 16);
        UNROLL for (int i = 0; i < rows; i++) sums[i][j] = offset;
    }
    const int8_t *keys = l.keys + first * HEAD;
    for (int quad = 0; quad < HEAD / 4; quad++) {
        __m512i right[4];
        UNROLL for (int j = 0; j < blocks; j++) right[j] = _mm512_load_si512(keys + j * 16 * HEAD + quad * 64);
        UNROLL for (int i = 0; i < rows; i++) {
            __m512i spread = _mm512_set1_epi32(queries[i * (HEAD / 4) + quad]);
            UNROLL for (int j = 0; j < blocks; j++) sums[i][j] = _mm512_dpbusd_epi32(sums[i][j], spread, right[j]);
        }
    }
    UNROLL for (int j = 0; j < blocks; j++) {
        __m512 scale = _mm512_load_ps(l.scale + first + j * 16);
        UNROLL for (int i = 0; i < rows; i++) {
            __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i][j]), scale);
            highest[i] = _mm512_max_ps(highest[i], value);
            _mm512_store_ps(t->scores[i] + first + j * 16, value);
        }
    }
}

/// 2 to the power of `a * b + c`, to a relative error of 1e-4, or very little if that is below -120.
INLINE __m512 power_of_2(__m512 a, __m512 b, __m512 c) {
    // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the low bits.
    const __m512 shifter = _mm512_set1_ps(12582912);
    __m512 x = _mm512_max_ps(_mm512_fmadd_ps(a, b, c), _mm512_set1_ps(-120));
    __m512 shifted = _mm512_add_ps(x, shifter);
    __m512 part = _mm512_sub_ps(x, _mm512_sub_ps(shifted, shifter));
    __m512 sum = _mm512_set1_ps(0.0551717171f);
    sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(0.242611619f));
    sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(0.693261019f));
    sum = _mm512_fmadd_ps(sum, part, _mm512_set1_ps(0.999928045f));
    __m512i exponent = _mm512_slli_epi32(_mm512_castps_si512(shifted), 23);
    return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(sum), exponent));
}

INLINE void attend_tile(
    layout l, const float *queries, ptrdiff_t stride, ptrdiff_t count, const int rows, const __m512 scales[2],
    float *result, ptrdiff_t result_stride) {
    int32_t packed[TILE * HEAD / 4] __attribute__((aligned(64)));
    float factor[TILE];
    tables t;
    __m512 highest[TILE];
    UNROLL for (int i = 0; i < rows; i++) {
        __m256i bytes = quantize_head(queries + i * stride, factor + i);
        // A byte from -127 to 127 plus 128.
        _mm256_store_si256((__m256i *)(packed + i * (HEAD / 4)), _mm256_xor_si256(bytes, _mm256_set1_epi8(-128)));
        highest[i] = _mm512_set1_ps(-3e38f);
    }
    ptrdiff_t key = 0;
    for (; key + 64 <= l.padded; key += 64) score(l, packed, key, rows, 4, highest, &t);
    for (; key < l.padded; key += 16) score(l, packed, key, rows, 1, highest, &t);
    // The highest share is 255; what they are shares of is their sum.
    __m512 slope[TILE], shift[TILE];
    __m512i total[TILE];
    UNROLL for (int i = 0; i < rows; i++) {
        slope[i] = _mm512_set1_ps(factor[i]);
        shift[i] = _mm512_set1_ps(7.99435344f - _mm512_reduce_max_ps(highest[i]) * factor[i]);
        total[i] = _mm512_setzero_si512();
    }
    for (ptrdiff_t first = 0; first < l.padded; first += 16) {
        UNROLL for (int i = 0; i < rows; i++) {
            __m512 x = power_of_2(_mm512_load_ps(t.scores[i] + first), slope[i], shift[i]);
            __m512i share = _mm512_cvtps_epi32(x);
            total[i] = _mm512_add_epi32(total[i], share);
            _mm_store_si128((__m128i *)(t.shares[i] + first), _mm512_cvtusepi32_epi8(share));
        }
    }
    __m512i sums[TILE][2];
    UNROLL for (int i = 0; i < rows; i++) sums[i][0] = sums[i][1] = _mm512_setzero_si512();
    const int8_t *second = l.values + 16 * l.padded;
    for (ptrdiff_t first = 0; first < count; first += 4) {
        __m512i left = _mm512_load_si512(l.values + first * 16);
        __m512i right = _mm512_load_si512(second + first * 16);
        UNROLL for (int i = 0; i < rows; i++) {
            int32_t four;
            __builtin_memcpy(&four, t.shares[i] + first, 4);
            __m512i spread = _mm512_set1_epi32(four);
            sums[i][0] = _mm512_dpbusd_epi32(sums[i][0], spread, left);
            sums[i][1] = _mm512_dpbusd_epi32(sums[i][1], spread, right);
        }
    }
    UNROLL for (int i = 0; i < rows; i++) {
        __m512 inverse = _mm512_set1_ps(1 / (float)_mm512_reduce_add_epi32(total[i]));
        UNROLL for (int half = 0; half < 2; half++) {
            __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i][half]), inverse);
            _mm512_storeu_ps(result + i * result_stride + half * 16, _mm512_mul_ps(value, scales[half]));
        }
    }
}

VECTORS void entente_attend(
    const float *queries, const float *keys, const float *values, ptrdiff_t stride, ptrdiff_t count, float *result,
    ptrdiff_t result_stride, void *scratch) {
    layout l = lay_out(scratch, count);
    __m512 scales[2];
    pack_keys(l, keys, stride, count);
    pack_values(l, values, stride, count, scales);
    ptrdiff_t row = 0;
    for (; row < count; row += TILE) {
        const float *own = queries + row * stride;
        float *target = result + row * result_stride;
        switch (count - row) {
        case 1: attend_tile(l, own, stride, count, 1, scales, target, result_stride); break;
        case 2: attend_tile(l, own, stride, count, 2, scales, target, result_stride); break;
        case 3: attend_tile(l, own, stride, count, 3, scales, target, result_stride); break;
        case 4: attend_tile(l, own, stride, count, 4, scales, target, result_stride); break;
        case 5: attend_tile(l, own, stride, count, 5, scales, target, result_stride); break;
        default: attend_tile(l, own, stride, count, TILE, scales, target, result_stride); break;
        }
    }
}

#endif
