// harness.sameAnswer: whether refusals look alike to their callers.
#include <algorithm>

#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

bool is_refusal(const json& answer) { return answer.is_object() && answer.contains("refused"); }

Answer same_answer(const json& params, const ToolContext& /*context*/) {
  const json* answers = list_param(params, "answers", 2);
  if (answers == nullptr) return invalid_param("answers");
  std::vector<const json*> compared;
  const auto only = params.find("refusalsOnly");
  const bool refusals_only = only != params.end() && *only == true;
  for (const json& answer : *answers) {
    if (!refusals_only || is_refusal(answer)) compared.push_back(&answer);
  }
  return tool_accepted({{"same", std::ranges::all_of(compared, [&](const json* answer) {
                           return *answer == *compared.front();
                         })}});
}

}  // namespace

Tool same_answer_tool() { return {"harness.sameAnswer", {}, same_answer}; }

}  // namespace cmk::harness
