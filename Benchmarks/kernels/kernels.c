/// Measures the matrix products of the English model: own kernels, oneDNN in eight bits, OpenBLAS in single precision.
///
/// Each gets rows of single-precision numbers and gives such rows: quantizing, bias and activation (GELU in the widest
/// layer) are part of what is measured. Prints billions of operations a second, the best of several runs.
#include <cblas.h>
#include <math.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vectors.h"

extern void openblas_set_num_threads(int);

enum { REPEATS = 400 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void *memory(size_t bytes) {
    void *result = NULL;
    if (posix_memalign(&result, 64, (bytes + 63) / 64 * 64) != 0) abort();
    memset(result, 0, (bytes + 63) / 64 * 64);
    return result;
}

static float random_number(void) { return (float)rand() / (float)RAND_MAX * 2 - 1; }

#define CHECK(call)                                                                                \
    do {                                                                                           \
        if ((call) != dnnl_success) {                                                              \
            fprintf(stderr, "line %d: oneDNN failed\n", __LINE__);                                 \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

/// One layer in all forms.
typedef struct {
    int inputs, outputs;
    float *plain;
    entente_linear packed;
    float *scale, *bias, *total;
    int32_t *sum;
} layer;

static layer make_layer(int inputs, int outputs) {
    layer l = {.inputs = inputs, .outputs = outputs};
    l.plain = memory((size_t)inputs * outputs * 4);
    l.scale = memory((size_t)outputs * 4);
    l.bias = memory((size_t)outputs * 4);
    l.total = memory((size_t)outputs * 4);
    l.sum = memory((size_t)outputs * 4);
    int8_t *packed = memory((size_t)inputs * outputs);
    for (int n = 0; n < outputs; n++) {
        l.scale[n] = 0.001f * (1.5f + random_number());
        l.bias[n] = random_number();
        for (int k = 0; k < inputs; k++) {
            int8_t number = (int8_t)(rand() % 255 - 127);
            packed[((size_t)(n / 16) * (inputs / 4) + k / 4) * 64 + n % 16 * 4 + k % 4] = number;
            l.plain[(size_t)n * inputs + k] = number * l.scale[n];
            l.sum[n] += number;
        }
        l.total[n] = l.sum[n] * l.scale[n];
    }
    l.packed = (entente_linear){packed, l.scale, l.sum, l.bias, inputs / 4, outputs / 16};
    return l;
}

// What follows a product that is in memory: bias, GELU.

VECTORS static void finish_single(const layer *l, float *result, int rows, int use_gelu) {
    for (int i = 0; i < rows; i++) {
        for (int n = 0; n < l->outputs; n += 16) {
            float *place = result + (size_t)i * l->outputs + n;
            __m512 x = _mm512_add_ps(_mm512_loadu_ps(place), _mm512_loadu_ps(l->bias + n));
            _mm512_storeu_ps(place, use_gelu ? entente_gelu(x) : x);
        }
    }
}

VECTORS static void finish_sums(
    const layer *l, const int32_t *sums, entente_rows bytes, float *result, int rows, int use_gelu) {
    for (int i = 0; i < rows; i++) {
        __m512 factor = _mm512_set1_ps(bytes.scale[i]), low = _mm512_set1_ps(bytes.low[i]);
        for (int n = 0; n < l->outputs; n += 16) {
            __m512 rest = _mm512_fmadd_ps(_mm512_loadu_ps(l->total + n), low, _mm512_loadu_ps(l->bias + n));
            __m512 sum = _mm512_cvtepi32_ps(_mm512_loadu_si512(sums + (size_t)i * l->outputs + n));
            __m512 x = _mm512_fmadd_ps(sum, _mm512_mul_ps(_mm512_loadu_ps(l->scale + n), factor), rest);
            _mm512_storeu_ps(result + (size_t)i * l->outputs + n, use_gelu ? entente_gelu(x) : x);
        }
    }
}

/// A product by oneDNN, its weights in the order that it likes best.
typedef struct {
    dnnl_primitive_t primitive;
    dnnl_memory_t source, target;
    dnnl_exec_arg_t arguments[3];
    dnnl_stream_t stream;
    /// Milliseconds that it took to make the primitive, once for each number of rows, and to convert the weights.
    double making, converting;
} product;

static product make_product(dnnl_engine_t engine, const layer *l, uint8_t *source, int32_t *target, int rows) {
    product p;
    dnnl_dims_t left = {rows, l->inputs}, right = {l->inputs, l->outputs}, out = {rows, l->outputs};
    dnnl_memory_desc_t a, b, c, plain;
    double start = now();
    CHECK(dnnl_memory_desc_init_by_tag(&a, 2, left, dnnl_u8, dnnl_ab));
    CHECK(dnnl_memory_desc_init_by_tag(&b, 2, right, dnnl_s8, dnnl_format_tag_any));
    CHECK(dnnl_memory_desc_init_by_tag(&c, 2, out, dnnl_s32, dnnl_ab));
    CHECK(dnnl_memory_desc_init_by_tag(&plain, 2, right, dnnl_s8, dnnl_ba));
    dnnl_matmul_desc_t description;
    CHECK(dnnl_matmul_desc_init(&description, &a, &b, NULL, &c));
    dnnl_primitive_desc_t primitive;
    CHECK(dnnl_primitive_desc_create(&primitive, &description, NULL, engine, NULL));
    CHECK(dnnl_primitive_create(&p.primitive, primitive));
    p.making = (now() - start) * 1e3;
    CHECK(dnnl_stream_create(&p.stream, engine, dnnl_stream_default_flags));
    int8_t *numbers = memory((size_t)l->inputs * l->outputs);
    for (int n = 0; n < l->outputs; n++) {
        for (int k = 0; k < l->inputs; k++) {
            numbers[(size_t)n * l->inputs + k] =
                l->packed.weight[((size_t)(n / 16) * (l->inputs / 4) + k / 4) * 64 + n % 16 * 4 + k % 4];
        }
    }
    start = now();
    const dnnl_memory_desc_t *best = dnnl_primitive_desc_query_md(primitive, dnnl_query_weights_md, 0);
    dnnl_memory_t from, weights;
    CHECK(dnnl_memory_create(&from, &plain, engine, numbers));
    CHECK(dnnl_memory_create(&weights, best, engine, DNNL_MEMORY_ALLOCATE));
    dnnl_primitive_desc_t reorder_description;
    dnnl_primitive_t reorder;
    CHECK(dnnl_reorder_primitive_desc_create(&reorder_description, &plain, engine, best, engine, NULL));
    CHECK(dnnl_primitive_create(&reorder, reorder_description));
    dnnl_exec_arg_t both[2] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, weights}};
    CHECK(dnnl_primitive_execute(reorder, p.stream, 2, both));
    CHECK(dnnl_stream_wait(p.stream));
    p.converting = (now() - start) * 1e3;
    CHECK(dnnl_memory_create(&p.source, &a, engine, source));
    CHECK(dnnl_memory_create(&p.target, &c, engine, target));
    p.arguments[0] = (dnnl_exec_arg_t){DNNL_ARG_SRC, p.source};
    p.arguments[1] = (dnnl_exec_arg_t){DNNL_ARG_WEIGHTS, weights};
    p.arguments[2] = (dnnl_exec_arg_t){DNNL_ARG_DST, p.target};
    return p;
}

/// The most operations a second in `REPEATS` runs, each so short that other work on the machine misses most of them.
#define MEASURE(best, operations, body)                                                            \
    do {                                                                                           \
        best = 0;                                                                                  \
        int times = (int)(1e8 / (operations)) + 1;                                           \
        for (int repeat = 0; repeat < REPEATS; repeat++) {                                         \
            double start = now();                                                                  \
            for (int time = 0; time < times; time++) { body; }                                     \
            double rate = (operations) * times / (now() - start) * 1e-9;                           \
            if (rate > best) best = rate;                                                          \
        }                                                                                          \
    } while (0)

static void measure(dnnl_engine_t engine, int inputs, int outputs, int rows) {
    layer l = make_layer(inputs, outputs);
    int use_gelu = outputs == MIDDLE;
    float *numbers = memory((size_t)rows * inputs * 4);
    for (int i = 0; i < rows * inputs; i++) numbers[i] = random_number();
    size_t size = (size_t)rows * outputs;
    float *own = memory(size * 4), *theirs = memory(size * 4), *single = memory(size * 4);
    float *highest = memory((size_t)rows * 64);
    int32_t *sums = memory(size * 4);
    entente_rows bytes = {
        memory((size_t)rows * inputs), inputs, memory((size_t)rows * 4), memory((size_t)rows * 4)};
    product p = make_product(engine, &l, bytes.bytes, sums, rows);
    double operations = 2.0 * inputs * outputs * rows;
    double bare, whole, dnnl_bare, dnnl_whole, blas_bare, blas_whole;
    entente_quantize(numbers, inputs, rows, inputs, bytes);
    entente_product q = {&l.packed, 0, outputs / 16, 0, inputs / 4, bytes, rows, own, outputs, highest};
    MEASURE(bare, operations, entente_compute(&q, STORE));
    MEASURE(dnnl_bare, operations, {
        dnnl_primitive_execute(p.primitive, p.stream, 3, p.arguments);
        dnnl_stream_wait(p.stream);
    });
    MEASURE(whole, operations, {
        entente_quantize(numbers, inputs, rows, inputs, bytes);
        entente_compute(&q, use_gelu ? GELU : STORE);
    });
    MEASURE(dnnl_whole, operations, {
        entente_quantize(numbers, inputs, rows, inputs, bytes);
        dnnl_primitive_execute(p.primitive, p.stream, 3, p.arguments);
        dnnl_stream_wait(p.stream);
        finish_sums(&l, sums, bytes, theirs, rows, use_gelu);
    });
#define SGEMM                                                                                      \
    cblas_sgemm(                                                                                   \
        CblasRowMajor, CblasNoTrans, CblasTrans, rows, outputs, inputs, 1, numbers, inputs, l.plain,   \
        inputs, 0, single, outputs)
    MEASURE(blas_bare, operations, SGEMM);
    MEASURE(blas_whole, operations, {
        SGEMM;
        finish_single(&l, single, rows, use_gelu);
    });
    float apart = 0, wrong = 0;
    for (size_t i = 0; i < size; i++) {
        apart = fmaxf(apart, fabsf(own[i] - theirs[i]));
        wrong = fmaxf(wrong, fabsf(own[i] - single[i]));
    }
    printf(
        "| %d × %d | %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.1f + %.1f |\n", inputs, outputs, rows, bare,
        whole, dnnl_bare, dnnl_whole, blas_bare, blas_whole, p.making, p.converting);
    if (apart > 1e-3f || wrong > 0.1f) printf("the results differ: %g %g\n", apart, wrong);
    fflush(stdout);
}

int main(void) {
    if (!entente_has_vnni()) {
        fprintf(stderr, "this processor has no AVX512-VNNI\n");
        return 1;
    }
    openblas_set_num_threads(1);
    dnnl_engine_t engine;
    CHECK(dnnl_engine_create(&engine, dnnl_cpu, 0));
    printf("| inputs × outputs | rows | own, product | own, all | oneDNN, product | oneDNN, all | ");
    printf("OpenBLAS, product | ");
    printf("OpenBLAS, all | oneDNN, made + converted, ms |\n|---|---|---|---|---|---|---|---|---|\n");
    const int shapes[4][2] = {{384, 1152}, {384, 384}, {384, 1536}, {1536, 384}};
    const int rows[3] = {64, 128, 256};
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 3; j++) measure(engine, shapes[i][0], shapes[i][1], rows[j]);
    }
    return 0;
}
