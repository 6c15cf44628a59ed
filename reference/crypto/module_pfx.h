// Opening a PKCS#12 with the hash functions and ciphers of a module.
#pragma once

#include "reference/crypto/backend.h"
#include "reference/crypto/module/module_api.h"

namespace cmk::crypto {

// The decrypted PrivateKeyInfo of the one key in `pfx`, not looked at yet. Checks the MAC first;
// the time is bounded by kPbeIterationsMax. What parse_pfx refuses, and wrongPassword.
[[nodiscard]] CryptoResult<SecretBytes> open_pfx(const cmk_module& module, ByteView pfx,
                                                 ByteView password);

}  // namespace cmk::crypto
