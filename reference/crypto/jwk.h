// Private RSA keys as JSON Web Keys (RFC 7518, 6.3), once their members are byte strings.
#pragma once

#include "reference/crypto/pkcs8.h"

namespace cmk::crypto {

// The key as PKCS#8. Members may have leading zeros. malformed: one is missing, zero, or longer
// than any RSA-4096 key's; else what check_ranges refuses. Whether the numbers fit is for the
// import.
[[nodiscard]] CryptoResult<SecretBytes> jwk_to_pkcs8(const RsaNumbers& members);

// jwk_to_pkcs8, then Backend::rsa_from_pkcs8.
[[nodiscard]] CryptoResult<RsaKeyPtr> rsa_from_jwk(const Backend& backend,
                                                   const RsaNumbers& members);

}  // namespace cmk::crypto
