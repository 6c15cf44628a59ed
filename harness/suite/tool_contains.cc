// harness.contains: whether a value holds one of some byte strings, in any form.
#include <algorithm>

#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"
#include "harness/suite/toolbox_search.h"

namespace cmk::harness {
namespace {

Answer contains(const nlohmann::json& params, const ToolContext& /*context*/) {
  const auto needles = texts_param(params, "needles");
  if (!needles) return invalid_param("needles");
  const auto haystack = params.find("haystack");
  if (haystack == params.end()) return invalid_param("haystack");
  const bool found = std::ranges::any_of(*needles, [&](const std::string& text) {
    return !find_needle(*haystack, Needle(bytes_of(text))).empty() ||
           !find_needle(*haystack, Needle(as_bytes(text))).empty();
  });
  return tool_accepted({{"found", found}});
}

}  // namespace

Tool contains_tool() { return {"harness.contains", {"needles"}, contains}; }

}  // namespace cmk::harness
