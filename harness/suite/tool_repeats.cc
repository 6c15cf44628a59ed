// harness.repeats: how many of some values the scenario has met before, in any of its cases.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"

namespace cmk::harness {
namespace {

Answer repeats(const nlohmann::json& params, const ToolContext& context) {
  const auto group = params.find("group");
  if (group == params.end() || !group->is_string()) return invalid_param("group");
  const nlohmann::json* values = list_param(params, "values", 1);
  if (values == nullptr) return invalid_param("values");
  if (context.backends.empty()) return no_backend("harness.repeats");
  int repeated = 0;
  for (const auto& value : *values) {
    // The memory outlives the values: it holds their digests.
    const auto digest = context.backends.front()->sha256(as_bytes(value.dump()));
    if (!digest) return no_backend("harness.repeats");
    if (!context.memory.add(group->get<std::string>(), std::string(as_text(*digest)))) ++repeated;
  }
  return tool_accepted({{"repeated", repeated}});
}

}  // namespace

Tool repeats_tool() { return {"harness.repeats", {"values"}, repeats}; }

}  // namespace cmk::harness
