// harness.rsaEncrypt: encrypts under a published key, with each crypto library of the harness.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Answer rsa_encrypt(const json& params, const ToolContext& context) {
  const auto scheme = scheme_param(params);
  if (!scheme) return invalid_param("alg");
  const auto plaintext = byte_param(params, "plaintext");
  if (!plaintext) return invalid_param("plaintext");
  if (context.backends.empty()) return no_backend("harness.rsaEncrypt");
  json ciphertexts = json::array();
  for (const auto* backend : {context.backends.front(), context.backends.back()}) {
    const auto key = public_key_param(params, *backend);
    if (!key) return invalid_param("n or e");
    Bytes block(static_cast<std::size_t>(key->bits()) / 8);
    const auto len = key->encrypt(*scheme, *plaintext, {}, block);
    if (!len) return invalid_param("plaintext");
    block.resize(*len);
    ciphertexts.push_back(encode_base64url(block));
  }
  return tool_accepted({{"ciphertexts", std::move(ciphertexts)}});
}

}  // namespace

Tool rsa_encrypt_tool() { return {"harness.rsaEncrypt", {"plaintext"}, rsa_encrypt, true}; }

}  // namespace cmk::harness
