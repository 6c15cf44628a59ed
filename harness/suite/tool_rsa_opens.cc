// harness.rsaOpens: in which algorithms a private key opens a block to a plaintext.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Answer rsa_opens(const json& params, const ToolContext& context) {
  const auto ciphertext = byte_param(params, "ciphertext");
  if (!ciphertext) return invalid_param("ciphertext");
  const auto plaintext = byte_param(params, "plaintext");
  if (!plaintext) return invalid_param("plaintext");
  std::vector<json> found;
  for (const auto* backend : context.backends) {
    const auto key = private_key_param(params, *backend);
    if (!key) return invalid_param("key");
    json algorithms = json::array();
    for (const NamedScheme& named : kRsaSchemes) {
      // A block may open by chance to other bytes (RSA1_5: one in some hundreds).
      if (open_block(*key, named.scheme, *ciphertext) == plaintext) algorithms.push_back(named.alg);
    }
    found.push_back(std::move(algorithms));
  }
  if (found.empty()) return no_backend("harness.rsaOpens");
  if (found.front() != found.back()) return backends_disagree();
  return tool_accepted({{"algorithms", found.front()}});
}

}  // namespace

Tool rsa_opens_tool() { return {"harness.rsaOpens", {"key", "plaintext"}, rsa_opens}; }

}  // namespace cmk::harness
