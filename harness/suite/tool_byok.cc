// harness.byok: makes a .byok transfer blob.
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

Answer byok(const nlohmann::json& params, const ToolContext& context) {
  if (!context.make_byok) {
    Answer answer;
    answer.kind = AnswerKind::unsupported;
    return answer;
  }
  const auto pkcs8 = byte_param(params, "pkcs8");
  if (!pkcs8) return invalid_param("pkcs8");
  const auto n = byte_param(params, "n");
  if (!n) return invalid_param("n");
  const auto e = byte_param(params, "e");
  if (!e) return invalid_param("e");
  const auto kid = params.find("kid");
  if (kid == params.end() || !kid->is_string()) return invalid_param("kid");
  const auto blob = context.make_byok({*pkcs8, *n, *e, kid->get_ref<const std::string&>()});
  if (!blob) return tool_refused(Reason::invalidParameter, blob.error());
  return tool_accepted({{"blob", encode_base64url(*blob)}});
}

}  // namespace

Tool byok_tool() { return {"harness.byok", {"pkcs8"}, byok, true}; }

}  // namespace cmk::harness
