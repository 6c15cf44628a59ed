// What the tools of RSA share: named algorithms, and one answer of every crypto library.
#pragma once

#include <array>
#include <optional>

#include "harness/suite/tool_support.h"

namespace cmk::harness {

struct NamedScheme {
  std::string_view alg;  // as key.wrapKey names it
  crypto::RsaScheme scheme;
};
inline constexpr std::array kRsaSchemes = {
    NamedScheme{"RSA-OAEP", crypto::RsaScheme::rsaOaep},
    NamedScheme{"RSA-OAEP-256", crypto::RsaScheme::rsaOaep256},
    NamedScheme{"RSA1_5", crypto::RsaScheme::rsa1_5}};

// The scheme that the parameter `alg` names; nothing for any other.
[[nodiscard]] std::optional<crypto::RsaScheme> scheme_param(const nlohmann::json& params);

// The private key of the parameter `key` (PKCS#8), or the public one of `n` and `e`, on a backend;
// null when they are none.
[[nodiscard]] crypto::RsaKeyPtr private_key_param(const nlohmann::json& params,
                                                  const crypto::Backend& backend);
[[nodiscard]] crypto::RsaKeyPtr public_key_param(const nlohmann::json& params,
                                                 const crypto::Backend& backend);

// The plaintext of a block; nothing when it does not open in this scheme.
[[nodiscard]] std::optional<Bytes> open_block(const crypto::RsaKey& key, crypto::RsaScheme scheme,
                                              ByteView ciphertext);

[[nodiscard]] Answer no_backend(std::string_view method);
[[nodiscard]] Answer backends_disagree();

}  // namespace cmk::harness
