#include "harness/suite/runner.h"

#include <algorithm>
#include <tuple>

#include "harness/suite/case_runner.h"
#include "harness/suite/recorded_target.h"
#include "harness/suite/scenario_variation.h"
#include "reference/core/base64url.h"
#include "reference/core/source.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// Secrets of a test need to differ, not to be hard to guess.
json secret_value(std::uint64_t seed, const std::string& scenario, const std::string& name,
                  std::size_t length) {
  Source source(fnv1a(name, fnv1a("|", fnv1a(scenario))) ^ Source(seed).next());
  Bytes bytes(length);
  source.fill(bytes);
  return encode_base64url(bytes);
}

bool all_passed(const SuiteRun& run) {
  return std::ranges::all_of(run.checks,
                             [](const Check& c) { return c.status == CheckStatus::passed; });
}

void append(SuiteRun& to, SuiteRun&& from) {
  std::ranges::move(from.checks, std::back_inserter(to.checks));
  std::ranges::move(from.exchanges, std::back_inserter(to.exchanges));
}

// The checks of a scenario that is not run.
void leave_out(const Scenario& scenario, const TargetInfo& info, const RunOptions& options,
               SuiteRun& run) {
  for (const ScenarioCase& one : scenario.cases) {
    for (const Step& step : one.steps) {
      if (!step.is_judging()) continue;
      run.checks.push_back({step.requirement, scenario.name, one.name, step.number, options.backend,
                            step.judges, CheckStatus::blocked, describe(step.expect, info.options),
                            "", std::string(kLeftOut)});
    }
  }
}

struct SuiteContext {
  const Rows* rows;
  Target* target;
  const TargetInfo* info;
  const RunOptions* options;
};

void run_case(const Scenario& scenario, const ScenarioCase& one, const SuiteContext& suite,
              ToolMemory& memory, SuiteRun& run) {
  const RunOptions& options = *suite.options;
  CaseContext context{&scenario, &one, suite.rows, suite.target, suite.info, &options, {}, {}};
  context.tool = [&](const Call& call, const std::vector<PastAnswer>& past) {
    if (options.toolbox != nullptr) return options.toolbox->apply(call, past, memory);
    Answer none;
    none.kind = AnswerKind::unsupported;
    return none;
  };
  context.secret = [&](const std::string& name, std::size_t length) {
    return secret_value(options.seed, scenario.name, name, length);
  };
  CaseRunner(context, run).run();
}

// Whether a case is compared with those before it: then their order decides which of two fails.
bool compares_cases(const Scenario& scenario) {
  return std::ranges::any_of(scenario.cases.front().steps,
                             [](const Step& step) { return step.method == "harness.repeats"; });
}

// The cases in the order of the seed, unless they are compared; what they give in that of the file.
SuiteRun run_scenario(const Scenario& scenario, const SuiteContext& suite) {
  std::vector<SuiteRun> runs(scenario.cases.size());
  ToolMemory memory;
  std::vector<std::size_t> order =
      running_order(scenario.cases.size(), suite.options->seed, scenario.name);
  if (compares_cases(scenario)) std::ranges::sort(order);
  for (const std::size_t i : order) {
    run_case(scenario, scenario.cases[i], suite, memory, runs[i]);
  }
  SuiteRun whole;
  for (SuiteRun& run : runs) append(whole, std::move(run));
  return whole;
}

}  // namespace

SuiteRun run_suite(const std::vector<const Scenario*>& scenarios, const Rows& rows, Target& target,
                   const TargetInfo& info, const RunOptions& options) {
  const SuiteContext suite{&rows, &target, &info, &options};
  std::vector<SuiteRun> runs(scenarios.size());  // each in its place, whenever it was run
  bool stopped = false;
  std::size_t done = 0;
  for (const std::size_t i : running_order(scenarios.size(), options.seed, "scenarios")) {
    const Scenario& scenario = *scenarios[i];
    if (stopped) {
      leave_out(scenario, info, options, runs[i]);
      continue;
    }
    runs[i] = run_scenario(scenario, suite);
    stopped = options.fail_fast && !all_passed(runs[i]);
    if (options.progress) options.progress(++done, scenario.name);
  }
  SuiteRun whole;
  for (SuiteRun& run : runs) append(whole, std::move(run));
  return whole;
}

SuiteRun rejudge(const std::vector<const Scenario*>& scenarios, const Rows& rows,
                 const std::vector<Exchange>& exchanges, const TargetInfo& info,
                 const RunOptions& options) {
  SuiteRun run;
  RecordedTarget target(exchanges);
  for (const Scenario* scenario : scenarios) {
    for (const ScenarioCase& one : scenario->cases) {
      target.select(scenario->name, one.name, options.backend);
      CaseContext context{scenario, &one, &rows, &target, &info, &options, {}, {}};
      context.tool = [&](const Call& call, const std::vector<PastAnswer>& /*past*/) {
        return target.next(call);
      };
      context.secret = recorded_secret;
      CaseRunner(context, run).run();
    }
  }
  return run;
}

SuiteRun merge_runs(std::vector<SuiteRun> runs) {
  // A check's place: its scenario, how many checks its own run has of it before, its run.
  using Place = std::tuple<std::string, std::size_t, std::size_t>;
  std::vector<std::pair<Place, Check>> placed;
  SuiteRun merged;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    std::map<std::string, std::size_t> num_seen;
    for (Check& check : runs[r].checks) {
      Place place{check.scenario, num_seen[check.scenario]++, r};
      placed.emplace_back(std::move(place), std::move(check));
    }
    std::ranges::move(runs[r].exchanges, std::back_inserter(merged.exchanges));
  }
  std::ranges::sort(placed, {}, [](const auto& entry) -> const Place& { return entry.first; });
  for (auto& [place, check] : placed) merged.checks.push_back(std::move(check));
  std::ranges::stable_sort(merged.exchanges, {}, &Exchange::scenario);
  return merged;
}

}  // namespace cmk::harness
