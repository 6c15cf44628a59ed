// harness.sameAnswer: whether refusals look alike to their callers.
#include <algorithm>

#include "harness/suite/tool_support.h"

namespace cmk::harness {
namespace {

Answer same_answer(const nlohmann::json& params, const ToolContext& /*context*/) {
  const nlohmann::json* answers = list_param(params, "answers", 2);
  if (answers == nullptr) return invalid_param("answers");
  return tool_accepted({{"same", std::ranges::all_of(*answers, [&](const auto& answer) {
                           return answer == answers->front();
                         })}});
}

}  // namespace

Tool same_answer_tool() { return {"harness.sameAnswer", {"answers"}, same_answer}; }

}  // namespace cmk::harness
