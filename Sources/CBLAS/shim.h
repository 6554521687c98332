// OpenBLAS's C interface (Debian and Ubuntu: libopenblas-dev).
#ifndef ENTENTE_CBLAS_SHIM_H
#define ENTENTE_CBLAS_SHIM_H

#include <cblas.h>

#endif
