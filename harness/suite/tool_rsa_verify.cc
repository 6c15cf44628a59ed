// harness.rsaVerify: whether a signature is a digest's under a published key, on every crypto
// library of the harness.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"

namespace cmk::harness {
namespace {

Answer rsa_verify(const nlohmann::json& params, const ToolContext& context) {
  if (text_param(params, "alg") != "RS256") return invalid_param("alg");
  const auto digest = byte_param(params, "digest");
  if (!digest || digest->size() != crypto::kSha256Len) return invalid_param("digest");
  const auto signature = byte_param(params, "signature");
  if (!signature) return invalid_param("signature");
  std::vector<bool> valid;
  for (const auto* backend : context.backends) {
    const auto key = public_key_param(params, *backend);
    if (!key) return invalid_param("n or e");
    valid.push_back(key->verify_rs256(*digest, *signature).value_or(false));
  }
  if (valid.empty()) return no_backend("harness.rsaVerify");
  if (valid.front() != valid.back()) return backends_disagree();
  return tool_accepted({{"valid", static_cast<bool>(valid.front())}});
}

}  // namespace

Tool rsa_verify_tool() { return {"harness.rsaVerify", {}, rsa_verify}; }

}  // namespace cmk::harness
