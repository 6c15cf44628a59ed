#include "harness/cli/overview.h"

#include "harness/cli/wiring.h"

namespace cmk::cli {
namespace {

using Places = std::map<std::string, std::set<std::string>>;

Or<Places> places_of(const Data& data, const std::string& only) {
  if (only == "-") return Places{};
  ReferenceOptions options;
  options.crypto = "model";
  auto suite = deviant_suite(data, options);
  if (!suite) return std::unexpected(suite.error());
  std::vector<harness::Scenario> scenarios;
  for (const harness::Scenario& scenario : data.scenarios) {
    if (only.empty() || harness::requirements_of(scenario).contains(only)) {
      scenarios.push_back(scenario);
    }
  }
  suite->scenarios = &scenarios;
  auto places = harness::rule_places(*suite);
  if (!places) return stop(ExitCode::harnessFault, places.error());
  return *std::move(places);
}

}  // namespace

Or<std::vector<RowOverview>> overview(const Data& data,
                                      const std::vector<harness::Deviant>& deviants,
                                      const std::string& only) {
  auto places = places_of(data, only);
  if (!places) return std::unexpected(places.error());
  std::vector<RowOverview> rows;
  for (const harness::Requirement& row : data.catalogue.requirements) {
    RowOverview one{&row, {}, {}, {}};
    for (const harness::Scenario& scenario : data.scenarios) {
      if (harness::requirements_of(scenario).contains(row.id)) {
        one.scenarios.push_back(scenario.name);
      }
    }
    const std::set<std::string>& found = (*places)[row.id];
    one.places.assign(found.begin(), found.end());
    for (const harness::Deviant& deviant : deviants) {
      if (deviant.requirement == row.id) one.deviants.push_back(&deviant);
    }
    rows.push_back(std::move(one));
  }
  return rows;
}

}  // namespace cmk::cli
