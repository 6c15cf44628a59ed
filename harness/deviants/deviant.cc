#include "harness/deviants/deviant.h"

#include <fmt/format.h>

#include <algorithm>

namespace cmk::harness {
namespace {

Deviant variant_of(const Rule& rule, std::string_view suffix, std::string what,
                   std::int64_t delta) {
  return {fmt::format("{}-{}{}", rule.requirement, rule.name, suffix),
          std::string(rule.requirement),
          std::move(what),
          {&rule, delta}};
}

}  // namespace

std::vector<Deviant> deviants_of(std::span<const Rule* const> rules) {
  std::vector<Deviant> deviants;
  for (const Rule* rule : rules) {
    switch (rule->kind) {
      case RuleKind::demand:
        deviants.push_back(
            variant_of(*rule, "", fmt::format("Does not keep: {}", rule->sentence), 0));
        break;
      case RuleKind::fault:
        deviants.push_back(
            variant_of(*rule, "", fmt::format("Has the fault: {}", rule->sentence), 0));
        break;
      case RuleKind::limit:
        for (const std::int64_t delta : {1, -1}) {
          deviants.push_back(variant_of(*rule, delta > 0 ? "-plus-one" : "-minus-one",
                                        fmt::format("Takes {} for {} in: {}", rule->number + delta,
                                                    rule->number, rule->sentence),
                                        delta));
        }
        break;
    }
  }
  return deviants;
}

const Deviant* find_deviant(const std::vector<Deviant>& deviants, std::string_view name) {
  const auto found = std::ranges::find(deviants, name, &Deviant::name);
  return found == deviants.end() ? nullptr : &*found;
}

}  // namespace cmk::harness
