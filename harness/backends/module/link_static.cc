// A library linked into the module: there is nothing to open.
#include "reference/crypto/module/lib.h"

namespace cmk_module_impl {

bool open_library(const char* /*directory*/, char* /*error*/, std::size_t /*error_len*/) {
#ifndef OPENSSL_IS_BORINGSSL
  // The user's openssl.cnf must not decide what the reference does.
  lib.OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, nullptr);
#endif
  return true;
}

}  // namespace cmk_module_impl
