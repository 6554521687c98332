/// The English model's arithmetic in eight bits, for processors with AVX512-VNNI.
///
/// Activations are bytes without sign, row by row: `x = scale * byte + low`. Weights are bytes with a sign and one
/// scale an output, in the order in which the instruction takes them: vectors of 16 outputs times 4 inputs.
/// Everything here runs in the calling thread, allocates nothing, and gives each row the same result whatever the
/// other rows are. Buffers are aligned to 64 bytes.
#ifndef ENTENTE_KERNELS_H
#define ENTENTE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Whether the processor has the instructions. No other function may be called if it has not.
bool entente_has_vnni(void);

/// A linear layer. Padding is zero.
typedef struct {
    /// Blocks of 16 outputs; in each, `quads` vectors of 16 outputs times 4 inputs.
    const int8_t *weight;
    /// A factor for each output.
    const float *scale;
    /// The sum of each output's weights.
    const int32_t *sum;
    const float *bias;
    /// The number of inputs divided by 4.
    int32_t quads;
    /// The number of outputs divided by 16.
    int32_t blocks;
} entente_linear;

/// Rows of activations.
typedef struct {
    uint8_t *bytes;
    /// The bytes between the starts of two rows.
    ptrdiff_t stride;
    float *scale;
    float *low;
} entente_rows;

/// Layer normalization.
typedef struct {
    const float *weight;
    const float *bias;
    float epsilon;
} entente_norm;

/// The encoder's inputs.
typedef struct {
    /// The vectors of word pieces, 384 bytes each, and their factors.
    const int8_t *words;
    const float *scales;
    const float *positions;
    const float *casings;
    entente_norm norm;
} entente_embeddings;

/// One layer of the encoder.
typedef struct {
    entente_linear qkv;
    entente_linear output;
    entente_norm attention_norm;
    entente_linear up;
    entente_linear down;
    entente_norm ffn_norm;
} entente_layer;

enum {
    /// The most rows that a stretch may have.
    entente_most_rows = 512
};

/// The bytes of scratch memory that the encoder needs for so many rows.
size_t entente_scratch_size(ptrdiff_t rows);

/// The states before the first layer: 384 numbers a piece, also as bytes.
void entente_embed(
    const entente_embeddings *embeddings, const int32_t *pieces, const uint8_t *casing,
    ptrdiff_t count, float *states, entente_rows bytes);

/// Transforms the states, and their form in bytes, by one layer.
void entente_apply_layer(
    const entente_layer *layer, ptrdiff_t count, float *states, entente_rows bytes,
    void *scratch);

/// Turns rows of numbers into bytes. The columns between `columns` and the next multiple of 4 become zero.
void entente_quantize(
    const float *numbers, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t columns, entente_rows result);

/// The outputs of a layer, rectified (at least zero) in the first `rectified` blocks.
void entente_multiply(
    const entente_linear *layer, entente_rows rows, ptrdiff_t count, ptrdiff_t rectified,
    float *result, ptrdiff_t stride);

/// All products of rows of `left` with rows of `right`, whose lengths are multiples of 16.
void entente_products(
    const float *left, ptrdiff_t left_stride, ptrdiff_t left_count, const float *right,
    ptrdiff_t right_stride, ptrdiff_t right_count, ptrdiff_t columns, float *result, ptrdiff_t stride);

/// The scores of the labels of arcs: for row i and label r the product of outputs 96r to 96r + 95 with the head's 96
/// numbers, plus output 96 * labels + r. The dependents' numbers are at least zero.
void entente_label_scores(
    const entente_linear *layer, entente_rows dependents, const float *_Nonnull const *_Nonnull heads,
    ptrdiff_t count, ptrdiff_t labels, float *result);

#pragma clang assume_nonnull end

#endif
