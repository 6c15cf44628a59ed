// The module's RSA key: the library's own object and its idle contexts.
#pragma once

#include <array>
#include <atomic>

#include "reference/crypto/module/parts.h"

struct cmk_rsa {
  cmk_module_impl::PkeyPtr pkey;
  int bits = 0;
  bool is_private = true;
  // One per operation and scheme (encrypt and decrypt with three each, sign, verify); null while a
  // thread holds it or before its first use.
  mutable std::array<std::atomic<EVP_PKEY_CTX*>, 8> idle{};

  ~cmk_rsa() {
    for (auto& slot : idle)
      if (EVP_PKEY_CTX* context = slot.load(); context != nullptr)
        cmk_module_impl::lib.EVP_PKEY_CTX_free(context);
  }
};
