// harness.rsaDecrypt: decrypts with a private key that the harness has, on every crypto library.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

Answer rsa_decrypt(const nlohmann::json& params, const ToolContext& context) {
  const auto scheme = scheme_param(params);
  if (!scheme) return invalid_param("alg");
  const auto ciphertext = byte_param(params, "ciphertext");
  if (!ciphertext) return invalid_param("ciphertext");
  std::vector<std::optional<Bytes>> opened;
  for (const auto* backend : context.backends) {
    const auto key = private_key_param(params, *backend);
    if (!key) return invalid_param("key");
    opened.push_back(open_block(*key, *scheme, *ciphertext));
  }
  if (opened.empty()) return no_backend("harness.rsaDecrypt");
  if (opened.front() != opened.back()) return backends_disagree();
  if (!opened.front()) return tool_refused(Reason::decryptionFailed, "no backend opens it");
  return tool_accepted({{"plaintext", encode_base64url(*opened.front())}});
}

}  // namespace

Tool rsa_decrypt_tool() { return {"harness.rsaDecrypt", {"key", "plaintext"}, rsa_decrypt, true}; }

}  // namespace cmk::harness
