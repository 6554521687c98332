// The part of OpenSSL's libcrypto that hashes.
#ifndef ENTENTE_CCRYPTO_SHIM_H
#define ENTENTE_CCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
