#include "harness/suite/toolbox.h"

namespace cmk::harness {

Answer Toolbox::apply(const Call& call, const std::vector<PastAnswer>& past,
                      ToolMemory& memory) const {
  const Tool* tool = find_tool(call.method);
  if (tool != nullptr) return tool->apply(call.params, {backends_, make_byok_, past, memory});
  Answer answer;
  answer.kind = AnswerKind::unsupported;
  return answer;
}

}  // namespace cmk::harness
