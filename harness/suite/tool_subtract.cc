// harness.subtract: the difference of two integers.
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"

namespace cmk::harness {
namespace {

constexpr std::int64_t kTermMax = std::int64_t{1} << 53;  // exact in every JSON library

Answer subtract(const nlohmann::json& params, const ToolContext& /*context*/) {
  std::int64_t difference = 0;
  for (const auto& [name, sign] : {std::pair{"from", 1}, std::pair{"take", -1}}) {
    const auto member = params.find(name);
    if (member == params.end() || !member->is_number_integer()) return invalid_param(name);
    const auto number = member->get<std::int64_t>();
    if (number < -kTermMax || number > kTermMax) return invalid_param(name);
    difference += sign * number;
  }
  return tool_accepted({{"difference", difference}});
}

}  // namespace

Tool subtract_tool() { return {"harness.subtract", {}, subtract}; }

}  // namespace cmk::harness
