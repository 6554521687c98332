#pragma once
#include <stddef.h>
#include <stdint.h>

// From LLVM's documentation, "Using libFuzzer as a library".
int LLVMFuzzerRunDriver(int *_Nonnull argc, char *_Nonnull *_Nonnull *_Nonnull argv,
                        int (*_Nonnull callback)(const uint8_t *_Nullable data, size_t size));
