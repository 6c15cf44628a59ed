#include "harness/suite/target_options.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "reference/core/options.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using RowsByOption = std::map<std::string, std::set<std::string>>;

void collect_options(const std::vector<Step>& steps, std::set<std::string>& options) {
  for (const Step& step : steps) options.insert(step.options.begin(), step.options.end());
}

RowsByOption touched_rows(const std::vector<Scenario>& scenarios) {
  RowsByOption rows;
  for (const Scenario& scenario : scenarios) {
    std::set<std::string> options;
    if (scenario.world) collect_options(scenario.world->steps, options);
    for (const ScenarioCase& one : scenario.cases) collect_options(one.steps, options);
    for (const std::string& option : options) rows[option].merge(requirements_of(scenario));
  }
  return rows;
}

TargetOption as_target_option(const OptionRow& row) {
  return {std::string(row.name),
          row.maximum == 1 ? "" : "s",
          row.maximum,
          {std::string(row.requirement)},
          std::string(row.sentence)};
}

TargetOption* find_option(Catalogue& catalogue, std::string_view name) {
  const auto found = std::ranges::find(catalogue.options, name, &TargetOption::name);
  return found == catalogue.options.end() ? nullptr : &*found;
}

}  // namespace

void complete_options(Catalogue& catalogue, const std::vector<Scenario>& scenarios) {
  for (const OptionRow& row : kOptions) {
    if (find_option(catalogue, row.name) == nullptr) {
      catalogue.options.push_back(as_target_option(row));
    }
  }
  for (const auto& [name, rows] : touched_rows(scenarios)) {
    TargetOption* const option = find_option(catalogue, name);
    if (option == nullptr) continue;
    for (const std::string& row : rows) {
      if (!contains(option->requirements, row)) option->requirements.push_back(row);
    }
  }
}

TargetInfo within_maxima(TargetInfo info, const Catalogue& catalogue) {
  std::map<std::string, std::int64_t> kept;
  for (const TargetOption& option : catalogue.options) {
    const auto declared = info.options.find(option.name);
    if (declared == info.options.end()) continue;
    kept.emplace(option.name, std::clamp<std::int64_t>(declared->second, 0, option.maximum));
  }
  info.options = std::move(kept);
  return info;
}

}  // namespace cmk::harness
