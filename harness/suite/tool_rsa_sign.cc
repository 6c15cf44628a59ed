// harness.rsaSign: signs a digest with a private key that the harness has.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

Answer rsa_sign(const nlohmann::json& params, const ToolContext& context) {
  if (text_param(params, "alg") != "RS256") return invalid_param("alg");
  const auto digest = byte_param(params, "digest");
  if (!digest) return invalid_param("digest");
  std::vector<Bytes> signatures;
  for (const auto* backend : context.backends) {
    const auto key = private_key_param(params, *backend);
    if (!key) return invalid_param("key");
    Bytes signature(static_cast<std::size_t>(key->bits()) / 8);
    if (!key->sign_rs256(*digest, signature)) return invalid_param("digest");
    signatures.push_back(std::move(signature));
  }
  if (signatures.empty()) return no_backend("harness.rsaSign");
  // PKCS #1 v1.5 signatures have no random part.
  if (signatures.front() != signatures.back()) return backends_disagree();
  return tool_accepted({{"signature", encode_base64url(signatures.front())}});
}

}  // namespace

Tool rsa_sign_tool() { return {"harness.rsaSign", {"key"}, rsa_sign, true}; }

}  // namespace cmk::harness
