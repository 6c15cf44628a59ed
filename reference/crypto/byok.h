// The transfer blob of a key made in a customer's own HSM (.byok): JSON, its key wrapped to a
// key-encryption key (KEK) of the vault by CKM_RSA_AES_KEY_WRAP.
//
//   {"schema_version": "1.0.0",
//    "header": {"kid": KEK, "alg": "dir", "enc": "CKM_RSA_AES_KEY_WRAP"},
//    "ciphertext": BASE64URL, "generator": TEXT}
//
//   ciphertext = RSA-OAEP with SHA-1 of an AES-256 key  (as long as the KEK's modulus)
//              | RFC 5649 wrapping, under that AES key, of the PKCS#8 PrivateKeyInfo
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "reference/crypto/backend.h"

namespace cmk::crypto {

inline constexpr std::size_t kByokMax = std::size_t{1} << 20;  // bytes of a blob

struct ByokBlob {
  std::string kid;  // the KEK's identifier, as the sender wrote it
  Bytes ciphertext;
};

// The error is a reason for a person, without a word of the input.
[[nodiscard]] std::expected<ByokBlob, std::string> byok_parse(std::string_view blob);

// The key inside. malformed: not such a blob, or a ciphertext that has no room for a key;
// authenticationFailed: it was not made for this KEK, or altered; else what rsa_from_pkcs8 refuses.
[[nodiscard]] CryptoResult<RsaKeyPtr> byok_open(const Backend& backend, const RsaKey& kek,
                                                std::string_view blob);

// A blob for the holder of `kek` (its public half is enough).
[[nodiscard]] CryptoResult<std::string> byok_make(const Backend& backend, const RsaKey& kek,
                                                  std::string_view kid, ByteView pkcs8,
                                                  std::string_view generator);

}  // namespace cmk::crypto
