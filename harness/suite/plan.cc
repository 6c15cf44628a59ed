#include "harness/suite/plan.h"

#include <algorithm>
#include <iterator>

#include "harness/suite/runner.h"

namespace cmk::harness {
namespace {

bool is_builtin(const RunHeader& header) { return header.targetCommand == "builtin"; }

// A scenario by name, and the rows that it judges.
using Judging = std::pair<std::string, std::set<std::string>>;

std::vector<Judging> judging(const Suite& suite, const RunHeader& header,
                             const Selection& selection) {
  std::vector<Judging> all;
  for (const Scenario* scenario : select(*suite.scenarios, *suite.rows, selection)) {
    all.emplace_back(scenario->name, requirements_of(*scenario));
  }
  if (!is_builtin(header)) return all;
  for (const Check& check : select_harness_checks(suite, selection)) {
    all.emplace_back(check.scenario, std::set<std::string>{check.requirement});
  }
  return all;
}

std::set<std::string> profiles_of(const Judging& scenario, const Rows& rows) {
  std::set<std::string> profiles;
  for (const std::string& id : scenario.second) {
    if (const auto row = rows.find(id); row != rows.end()) profiles.insert(row->second.profile);
  }
  return profiles;
}

// Adds each scenario to the count of what it belongs to.
void count(const std::vector<Judging>& scenarios, const Rows& rows, int Share::* number,
           Extent& extent) {
  extent.scenarios.*number += static_cast<int>(scenarios.size());
  for (const Judging& scenario : scenarios) {
    for (const std::string& profile : profiles_of(scenario, rows)) {
      extent.profiles[profile].*number += 1;
    }
    for (const std::string& id : scenario.second) extent.rows[id].*number += 1;
  }
}

SuiteRun planned_run(const std::vector<const Scenario*>& scenarios, const std::string& backend,
                     const RunHeader& header) {
  SuiteRun run;
  for (const Scenario* scenario : scenarios) {
    for (const ScenarioCase& one : scenario->cases) {
      for (const Step& step : one.steps) {
        if (!step.is_judging()) continue;
        run.checks.push_back({step.requirement, scenario->name, one.name, step.number, backend,
                              step.judges, CheckStatus::blocked,
                              describe(step.expect, header.target.options), "", ""});
      }
    }
  }
  return run;
}

}  // namespace

Selection selection_of(const RunHeader& header) {
  return {header.profiles, header.target.profiles, header.filter, header.shardIndex,
          header.shardCount};
}

std::vector<std::string> backends_of_run(const RunHeader& header) {
  std::vector<std::string> names;
  names.reserve(header.backends.size());
  for (const auto& [name, version] : header.backends) names.push_back(name);
  return names.empty() ? std::vector<std::string>{""} : names;
}

std::vector<Check> select_harness_checks(const Suite& suite, const Selection& selection) {
  std::vector<Scenario> stand_ins;
  for (const Check& check : suite.harness_checks) {
    Step step;
    step.number = check.step;
    step.judges = check.title;
    step.requirement = check.requirement;
    Scenario scenario;
    scenario.name = check.scenario;
    scenario.requirement = check.requirement;
    scenario.cases.push_back({"", {std::move(step)}});
    stand_ins.push_back(std::move(scenario));
  }
  std::set<std::string> names;
  for (const Scenario* taken : select(stand_ins, *suite.rows, selection)) names.insert(taken->name);
  std::vector<Check> checks;
  std::ranges::copy_if(suite.harness_checks, std::back_inserter(checks),
                       [&](const Check& check) { return names.contains(check.scenario); });
  return checks;
}

Extent extent_of(const Suite& suite, const RunHeader& header) {
  Extent extent;
  const Selection all{{}, header.target.profiles, "", 1, 1};
  count(judging(suite, header, all), *suite.rows, &Share::all, extent);
  count(judging(suite, header, selection_of(header)), *suite.rows, &Share::taken, extent);
  const auto is_whole = [](const auto& entry) { return entry.second.is_whole(); };
  std::erase_if(extent.profiles, is_whole);
  std::erase_if(extent.rows, is_whole);
  return extent;
}

Plan plan_of(const Suite& suite, const RunHeader& header) {
  Plan plan;
  const Selection selection = selection_of(header);
  plan.scenarios = select(*suite.scenarios, *suite.rows, selection);
  std::vector<SuiteRun> runs;
  for (const std::string& backend : backends_of_run(header)) {
    runs.push_back(planned_run(plan.scenarios, backend, header));
  }
  if (is_builtin(header)) runs.push_back({select_harness_checks(suite, selection), {}});
  plan.checks = merge_runs(std::move(runs)).checks;
  plan.extent = extent_of(suite, header);
  return plan;
}

}  // namespace cmk::harness
