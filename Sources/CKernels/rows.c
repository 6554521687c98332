#include "vectors.h"

#if defined(__x86_64__)

enum { VECTORS_IN_ROW = WIDTH / 16 };

/// What turns numbers from `low` to `high` into bytes.
typedef struct {
    __m512 factor, low;
    float scale;
} byte_form;

INLINE byte_form form(float low, float high) {
    float range = high - low;
    // A row of zeros has no range.
    float scale = range > 1e-30f ? range / 255 : 1;
    return (byte_form){_mm512_set1_ps(1 / scale), _mm512_set1_ps(low), scale};
}

INLINE __m512 apply(byte_form form, __m512 x) {
    return _mm512_mul_ps(_mm512_sub_ps(x, form.low), form.factor);
}

/// The bytes of one row, given the form.
INLINE void write_bytes(byte_form f, const float *row, ptrdiff_t columns, uint8_t *bytes) {
    ptrdiff_t column = 0;
    for (; column + 64 <= columns; column += 64) {
        const float *four = row + column;
        _mm512_storeu_si512(
            bytes + column,
            entente_bytes(
                apply(f, _mm512_loadu_ps(four)), apply(f, _mm512_loadu_ps(four + 16)),
                apply(f, _mm512_loadu_ps(four + 32)), apply(f, _mm512_loadu_ps(four + 48))));
    }
    for (; column < columns; column += 16) {
        __mmask16 mask = entente_mask(columns - column);
        __m512 x = apply(f, _mm512_maskz_loadu_ps(mask, row + column));
        __m128i small = _mm_maskz_mov_epi8(
            mask, _mm512_castsi512_si128(entente_bytes(x, x, x, x)));
        _mm_mask_storeu_epi8(bytes + column, entente_mask((columns - column + 3) / 4 * 4), small);
    }
}

VECTORS void entente_quantize(
    const float *numbers, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t columns, entente_rows result) {
    for (ptrdiff_t i = 0; i < count; i++) {
        const float *row = numbers + i * stride;
        __m512 low = _mm512_setzero_ps(), high = low;
        for (ptrdiff_t column = 0; column < columns; column += 16) {
            __m512 x = _mm512_maskz_loadu_ps(entente_mask(columns - column), row + column);
            low = _mm512_min_ps(low, x);
            high = _mm512_max_ps(high, x);
        }
        float least = _mm512_reduce_min_ps(low);
        byte_form f = form(least, _mm512_reduce_max_ps(high));
        write_bytes(f, row, columns, result.bytes + i * result.stride);
        result.scale[i] = f.scale;
        result.low[i] = least;
    }
}

VECTORS void entente_quantize_between(
    float low, const float *highest, const float *numbers, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t columns,
    entente_rows result) {
    for (ptrdiff_t i = 0; i < count; i++) {
        byte_form f = form(low, _mm512_reduce_max_ps(_mm512_load_ps(highest + i * 16)));
        write_bytes(f, numbers + i * stride, columns, result.bytes + i * result.stride);
        result.scale[i] = f.scale;
        result.low[i] = low;
    }
}

/// Normalizes a row that is in registers, and writes it as numbers and as bytes.
INLINE void finish(const entente_norm *norm, __m512 x[VECTORS_IN_ROW], float *row, ptrdiff_t i, entente_rows bytes) {
    __m512 sums = x[0];
    UNROLL for (int v = 1; v < VECTORS_IN_ROW; v++) sums = _mm512_add_ps(sums, x[v]);
    __m512 mean = _mm512_set1_ps(_mm512_reduce_add_ps(sums) / WIDTH);
    __m512 squares = _mm512_setzero_ps(), more = squares;
    UNROLL for (int v = 0; v < VECTORS_IN_ROW; v += 2) {
        x[v] = _mm512_sub_ps(x[v], mean);
        x[v + 1] = _mm512_sub_ps(x[v + 1], mean);
        squares = _mm512_fmadd_ps(x[v], x[v], squares);
        more = _mm512_fmadd_ps(x[v + 1], x[v + 1], more);
    }
    float variance = _mm512_reduce_add_ps(_mm512_add_ps(squares, more)) / WIDTH + norm->epsilon;
    __m512 factor = _mm512_set1_ps(1 / __builtin_sqrtf(variance));
    __m512 low = _mm512_setzero_ps(), high = low;
    UNROLL for (int v = 0; v < VECTORS_IN_ROW; v++) {
        __m512 weight = _mm512_mul_ps(factor, _mm512_loadu_ps(norm->weight + v * 16));
        x[v] = _mm512_fmadd_ps(x[v], weight, _mm512_loadu_ps(norm->bias + v * 16));
        _mm512_storeu_ps(row + v * 16, x[v]);
        low = _mm512_min_ps(low, x[v]);
        high = _mm512_max_ps(high, x[v]);
    }
    float least = _mm512_reduce_min_ps(low);
    byte_form f = form(least, _mm512_reduce_max_ps(high));
    UNROLL for (int v = 0; v < VECTORS_IN_ROW; v += 4) {
        _mm512_storeu_si512(
            bytes.bytes + i * bytes.stride + v * 16,
            entente_bytes(apply(f, x[v]), apply(f, x[v + 1]), apply(f, x[v + 2]), apply(f, x[v + 3])));
    }
    bytes.scale[i] = f.scale;
    bytes.low[i] = least;
}

VECTORS void entente_normalize(const entente_norm *norm, float *states, ptrdiff_t count, entente_rows bytes) {
    for (ptrdiff_t i = 0; i < count; i++) {
        float *row = states + i * WIDTH;
        __m512 x[VECTORS_IN_ROW];
        UNROLL for (int v = 0; v < VECTORS_IN_ROW; v++) x[v] = _mm512_loadu_ps(row + v * 16);
        finish(norm, x, row, i, bytes);
    }
}

VECTORS void entente_embed(
    const entente_embeddings *e, const int32_t *pieces, const uint8_t *casing, ptrdiff_t count, float *states,
    entente_rows bytes) {
    for (ptrdiff_t i = 0; i < count; i++) {
        if (i + 1 < count) {
            // Words are anywhere in the table.
            const char *next = (const char *)e->words + (ptrdiff_t)pieces[i + 1] * WIDTH;
            UNROLL for (int line = 0; line < WIDTH; line += 64) _mm_prefetch(next + line, _MM_HINT_T0);
        }
        const int8_t *word = e->words + (ptrdiff_t)pieces[i] * WIDTH;
        __m512 scale = _mm512_set1_ps(e->scales[pieces[i]]);
        const float *position = e->positions + i * WIDTH;
        const float *shape = e->casings + casing[i] * WIDTH;
        __m512 x[VECTORS_IN_ROW];
        UNROLL for (int v = 0; v < VECTORS_IN_ROW; v++) {
            __m512i numbers = _mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)(word + v * 16)));
            __m512 rest = _mm512_add_ps(_mm512_loadu_ps(position + v * 16), _mm512_loadu_ps(shape + v * 16));
            x[v] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(numbers), scale, rest);
        }
        finish(&e->norm, x, states + i * WIDTH, i, bytes);
    }
}

#endif
