#include "kernels.h"

#if !defined(__x86_64__)

// Other processors have nothing of this; entente_has_vnni says so, and nobody calls what follows.

size_t entente_scratch_size(ptrdiff_t rows) {
    (void)rows;
    __builtin_trap();
}

void entente_embed(
    const entente_embeddings *embeddings, const int32_t *pieces, const uint8_t *casing, ptrdiff_t count, float *states,
    entente_rows bytes) {
    (void)embeddings, (void)pieces, (void)casing, (void)count, (void)states, (void)bytes;
    __builtin_trap();
}

void entente_apply_layer(
    const entente_layer *layer, ptrdiff_t count, float *states, entente_rows bytes, void *scratch) {
    (void)layer, (void)count, (void)states, (void)bytes, (void)scratch;
    __builtin_trap();
}

void entente_quantize(
    const float *numbers, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t columns, entente_rows result) {
    (void)numbers, (void)stride, (void)count, (void)columns, (void)result;
    __builtin_trap();
}

void entente_multiply(
    const entente_linear *layer, entente_rows rows, ptrdiff_t count, ptrdiff_t rectified, float *result,
    ptrdiff_t stride) {
    (void)layer, (void)rows, (void)count, (void)rectified, (void)result, (void)stride;
    __builtin_trap();
}

void entente_products(
    const float *left, ptrdiff_t left_stride, ptrdiff_t left_count, const float *right, ptrdiff_t right_stride,
    ptrdiff_t right_count, ptrdiff_t columns, float *result, ptrdiff_t stride) {
    (void)left, (void)left_stride, (void)left_count, (void)right, (void)right_stride, (void)right_count;
    (void)columns, (void)result, (void)stride;
    __builtin_trap();
}

void entente_label_scores(
    const entente_linear *layer, entente_rows dependents, const float *const *heads, ptrdiff_t count, ptrdiff_t labels,
    float *result) {
    (void)layer, (void)dependents, (void)heads, (void)count, (void)labels, (void)result;
    __builtin_trap();
}

#endif
