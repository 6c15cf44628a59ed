// harness.findSecrets: where secrets occur in the answers of this scenario.
#include <fmt/format.h>

#include <algorithm>

#include "harness/suite/tool_support.h"
#include "harness/suite/toolbox_search.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Answer find_secrets(const json& params, const ToolContext& context) {
  const auto secrets = texts_param(params, "secrets");
  if (!secrets) return invalid_param("secrets");
  std::vector<Needle> needles;
  for (const std::string& secret : *secrets) {
    needles.emplace_back(bytes_of(secret));
    needles.emplace_back(as_bytes(secret));
  }
  json places = json::array();
  for (const PastAnswer& answer : context.past) {
    for (const Needle& needle : needles) {
      for (const std::string& path : find_needle(answer.answer, needle)) {
        json place = fmt::format("step {} ({}): {}", answer.step, answer.method, path);
        if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
      }
    }
  }
  return tool_accepted({{"found", std::move(places)}});
}

}  // namespace

Tool find_secrets_tool() { return {"harness.findSecrets", {"secrets"}, find_secrets}; }

}  // namespace cmk::harness
