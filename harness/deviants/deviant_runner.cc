#include "harness/deviants/deviant_runner.h"

#include <fmt/format.h>

#include <algorithm>

namespace cmk::harness {
namespace {

using Scenarios = std::vector<const Scenario*>;

Scenarios all_of(const DeviantSuite& suite) { return select(*suite.scenarios, *suite.rows, {}); }

bool has_check_of(const Scenario& scenario, const std::string& requirement) {
  return requirements_of(scenario).contains(requirement);
}

// The scenarios with a check of the requirement.
Scenarios scenarios_of(const DeviantSuite& suite, const std::string& requirement) {
  Scenarios scenarios = all_of(suite);
  std::erase_if(scenarios, [&](const Scenario* one) { return !has_check_of(*one, requirement); });
  return scenarios;
}

// By rule, the scenarios in whose run on the reference it was decisive. A deviant is the reference
// up to the first evaluation at which its override is felt: in every other scenario it answers the
// same, so that it need not be run there.
using Reach = std::map<const Rule*, Scenarios>;

std::expected<std::vector<Check>, std::string> checks_on(const DeviantSuite& suite,
                                                         const Scenarios& scenarios,
                                                         Target& target) {
  const auto info = target.start();
  if (!info) return std::unexpected(info.error());
  RunOptions options = suite.options;
  options.record = false;
  return run_suite(scenarios, *suite.rows, target, *info, options).checks;
}

std::expected<std::vector<Check>, std::string> checks_of(const DeviantSuite& suite,
                                                         const Scenarios& scenarios,
                                                         const Override& deviation,
                                                         Evaluations* log) {
  return checks_on(suite, scenarios, *suite.make_target(deviation, log));
}

// A check without the backend: "KEY-05 key-vault/wrap-at-expiry/exp/2".
std::string name_of(const Check& check) {
  return fmt::format("{} {}/{}{}{}", check.requirement, check.scenario, check.caseName,
                     check.caseName.empty() ? "" : "/", check.step);
}

// Of a deviant that the suite was run against; adds the checks that it failed to `failed`.
template <class AnyDeviant>
DeviantOutcome outcome_of(const AnyDeviant& deviant, const std::vector<Check>& checks,
                          std::set<std::string>& failed) {
  DeviantOutcome outcome{deviant.name, deviant.requirement, false, {}};
  for (const Check& check : checks) {
    if (check.status != CheckStatus::failed) continue;
    ++outcome.by[check.requirement];
    failed.insert(name_of(check));
  }
  outcome.killed = outcome.by.contains(deviant.requirement);
  return outcome;
}

DeviantOutcome outcome_of(const HarnessDeviant& deviant) {
  DeviantOutcome outcome{deviant.name, deviant.requirement, false, {}};
  for (const std::string& id : deviant.failing_requirements()) ++outcome.by[id];
  outcome.killed = outcome.by.contains(deviant.requirement);
  return outcome;
}

// The reference itself: every check must pass.
std::expected<Reach, std::string> run_reference(const DeviantSuite& suite, DeviantReport& report) {
  Reach reach;
  bool any = false;
  for (const Scenario* scenario : all_of(suite)) {
    Evaluations log;
    const auto checks = checks_of(suite, {scenario}, {}, &log);
    if (!checks) return std::unexpected(checks.error());
    for (const Check& check : *checks) {
      any = true;
      if (check.status == CheckStatus::passed) continue;
      report.reference_failures.push_back(
          fmt::format("{}: {}: {}", name_of(check), to_string(check.status), check.message));
    }
    for (const Rule* rule : log.decisive) reach[rule].push_back(scenario);
  }
  if (suite.sound_harness) {
    for (const std::string& id : suite.sound_harness()) {
      report.reference_failures.push_back(id + ": fails on the sound backends");
    }
  }
  report.reference_passed = report.reference_failures.empty() && any;
  return reach;
}

}  // namespace

bool DeviantReport::all_killed() const {
  return std::ranges::all_of(deviants, &DeviantOutcome::killed);
}

std::expected<DeviantReport, std::string> run_deviants(const DeviantSuite& suite) {
  DeviantReport report;
  report.full = suite.full;
  const std::size_t all =
      suite.deviants.size() + suite.target_deviants.size() + suite.harness_deviants.size();
  const auto tell = [&](const std::string& name) {
    if (suite.progress) suite.progress(report.deviants.size(), all, name);
  };
  tell("the reference");
  const auto reach = run_reference(suite, report);
  if (!reach) return std::unexpected(reach.error());
  std::set<std::string> failed;
  for (const Deviant& deviant : suite.deviants) {
    tell(deviant.name);
    const auto reached = reach->find(deviant.deviation.rule);
    Scenarios scenarios = reached == reach->end() ? Scenarios{} : reached->second;
    if (!suite.full) {
      std::erase_if(scenarios, [&](const Scenario* scenario) {
        return !has_check_of(*scenario, deviant.requirement);
      });
    }
    const auto checks = checks_of(suite, scenarios, deviant.deviation, nullptr);
    if (!checks) return std::unexpected(checks.error());
    report.deviants.push_back(outcome_of(deviant, *checks, failed));
  }
  for (const TargetDeviant& deviant : suite.target_deviants) {
    tell(deviant.name);
    const auto checks =
        checks_on(suite, suite.full ? all_of(suite) : scenarios_of(suite, deviant.requirement),
                  *deviant.make());
    if (!checks) return std::unexpected(checks.error());
    report.deviants.push_back(outcome_of(deviant, *checks, failed));
  }
  for (const HarnessDeviant& deviant : suite.harness_deviants) {
    tell(deviant.name);
    report.deviants.push_back(outcome_of(deviant));
  }
  if (!suite.full) return report;
  for (const Scenario* scenario : all_of(suite)) {
    for (const ScenarioCase& one : scenario->cases) {
      for (const Step& step : one.steps) {
        if (!step.is_judging()) continue;
        const std::string name = name_of(
            {step.requirement, scenario->name, one.name, step.number, {}, {}, {}, {}, {}, {}});
        if (!failed.contains(name)) report.unfailed_checks.push_back(name);
      }
    }
  }
  return report;
}

std::expected<std::map<std::string, std::set<std::string>>, std::string> rule_places(
    const DeviantSuite& suite) {
  std::map<std::string, std::set<std::string>> places;
  std::set<std::string> requirements;
  for (const Scenario& scenario : *suite.scenarios) requirements.merge(requirements_of(scenario));
  for (const std::string& requirement : requirements) {
    Evaluations log;
    const auto checks = checks_of(suite, scenarios_of(suite, requirement), {}, &log);
    if (!checks) return std::unexpected(checks.error());
    for (const auto& [rule, place] : log.places) {
      if (rule->requirement == requirement) places[requirement].insert(place);
    }
  }
  return places;
}

nlohmann::ordered_json to_json(const DeviantReport& report) {
  nlohmann::ordered_json json;
  json["reference"] = report.reference_passed ? "passed" : "failed";
  json["deviants"] = nlohmann::ordered_json::array();
  for (const DeviantOutcome& outcome : report.deviants) {
    nlohmann::ordered_json ids = nlohmann::ordered_json::array();
    for (const auto& [id, count] : outcome.by) ids.push_back(id);
    json["deviants"].push_back({{"name", outcome.name},
                                {"requirement", outcome.requirement},
                                {"killed", outcome.killed},
                                {"by", std::move(ids)}});
  }
  if (!report.full) return json;
  json["matrix"] = nlohmann::ordered_json::object();
  for (const DeviantOutcome& outcome : report.deviants) json["matrix"][outcome.name] = outcome.by;
  json["unfailed_checks"] = report.unfailed_checks;
  return json;
}

std::string to_text(const DeviantReport& report) {
  std::string text;
  const auto line = [&](std::string_view start, const auto&... parts) {
    text += start;
    ((text += parts), ...);
    text += '\n';
  };
  for (const std::string& failure : report.reference_failures) line("reference  ", failure);
  std::size_t num_killed = 0;
  for (const DeviantOutcome& outcome : report.deviants) {
    std::string ids;
    for (const auto& [id, count] : outcome.by) ids += (ids.empty() ? "" : ", ") + id;
    if (outcome.killed) ++num_killed;
    line(outcome.killed ? "killed     " : "survived   ", outcome.name,
         ids.empty() ? "" : " by " + ids);
  }
  for (const std::string& check : report.unfailed_checks) line("never fails ", check);
  line(fmt::format("reference {}; {} of {} deviants killed",
                   report.reference_passed ? "passed" : "failed", num_killed,
                   report.deviants.size()));
  return text;
}

}  // namespace cmk::harness
