// harness.findSecrets: where secrets occur in the answers of this scenario.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "harness/suite/secret_places.h"
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"
#include "harness/suite/toolbox_search.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Answer find_secrets(const json& params, const ToolContext& context) {
  const auto secrets = texts_param(params, "secrets");
  if (!secrets) return invalid_param("secrets");
  std::vector<Needle> needles;
  KnownSecrets known;  // in the notations that a needle has not, and by their parts
  for (const std::string& secret : *secrets) {
    needles.emplace_back(bytes_of(secret));
    needles.emplace_back(as_bytes(secret));
    known.add("", secret);
  }
  json places = json::array();
  for (const PastAnswer& answer : context.past) {
    std::vector<std::string> found = secret_places(answer.answer, known);
    for (const Needle& needle : needles) {
      std::ranges::move(find_needle(answer.answer, needle), std::back_inserter(found));
    }
    for (const std::string& path : found) {
      json place = fmt::format("step {} ({}): {}", answer.step, answer.method, path);
      if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
    }
  }
  return tool_accepted({{"found", std::move(places)}});
}

}  // namespace

Tool find_secrets_tool() { return {"harness.findSecrets", {"secrets"}, find_secrets}; }

}  // namespace cmk::harness
