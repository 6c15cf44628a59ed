#include "harness/suite/rsa_tools.h"

#include <fmt/format.h>

namespace cmk::harness {

std::optional<crypto::RsaScheme> scheme_param(const nlohmann::json& params) {
  const std::string alg = text_param(params, "alg");
  for (const NamedScheme& named : kRsaSchemes) {
    if (named.alg == alg) return named.scheme;
  }
  return std::nullopt;
}

crypto::RsaKeyPtr private_key_param(const nlohmann::json& params, const crypto::Backend& backend) {
  const auto pkcs8 = byte_param(params, "key");
  if (!pkcs8) return nullptr;
  // The keys are files of the suite: their numbers are known to fit.
  auto key = backend.rsa_from_trusted_pkcs8(*pkcs8);
  return key ? *std::move(key) : nullptr;
}

crypto::RsaKeyPtr public_key_param(const nlohmann::json& params, const crypto::Backend& backend) {
  auto n = byte_param(params, "n");
  auto e = byte_param(params, "e");
  if (!n || !e) return nullptr;
  auto key = backend.rsa_from_public({*std::move(n), *std::move(e)});
  return key ? *std::move(key) : nullptr;
}

std::optional<Bytes> open_block(const crypto::RsaKey& key, crypto::RsaScheme scheme,
                                ByteView ciphertext) {
  Bytes out(static_cast<std::size_t>(key.bits()) / 8);
  const auto len = key.decrypt(scheme, ciphertext, {}, out);
  if (!len) return std::nullopt;
  out.resize(*len);
  return out;
}

Answer no_backend(std::string_view method) {
  return tool_errored(fmt::format("{} needs a crypto backend", method));
}

Answer backends_disagree() { return tool_errored("the crypto backends of the harness disagree"); }

}  // namespace cmk::harness
