// harness.sameTime: whether answers that should look alike take a time of one class.
#include <algorithm>

#include "harness/suite/time_classes.h"
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"

namespace cmk::harness {
namespace {

Answer same_time(const nlohmann::json& params, const ToolContext& context) {
  const auto labels = texts_param(params, "timed");
  if (!labels || labels->size() < 2) return invalid_param("timed");
  std::vector<std::vector<std::chrono::nanoseconds>> samples;
  for (const std::string& label : *labels) {
    samples.emplace_back();
    for (const PastAnswer& past : context.past) {
      if (past.timed == label) samples.back().push_back(past.took);
    }
    if (samples.back().size() < kTimeSamplesMin) return invalid_param("timed");
  }
  bool same = true;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) same = same && !differ_in_time(samples[j], samples[i]);
  }
  return tool_accepted({{"same", same}});
}

}  // namespace

Tool same_time_tool() { return {"harness.sameTime", {}, same_time}; }

}  // namespace cmk::harness
