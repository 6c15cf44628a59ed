#include "harness/suite/runner.h"

#include <algorithm>
#include <tuple>

#include "harness/suite/case_runner.h"
#include "harness/suite/recorded_target.h"
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

CheckStatus worst_of(const SuiteRun& run, std::size_t first) {
  for (std::size_t i = first; i < run.checks.size(); ++i) {
    if (run.checks[i].status != CheckStatus::passed) return run.checks[i].status;
  }
  return CheckStatus::passed;
}

// The checks of a scenario that is not run.
void leave_out(const Scenario& scenario, const TargetInfo& info, const RunOptions& options,
               SuiteRun& run) {
  for (const ScenarioCase& one : scenario.cases) {
    for (const Step& step : one.steps) {
      if (!step.is_judging()) continue;
      run.checks.push_back({step.requirement, scenario.name, one.name, step.number, options.backend,
                            step.judges, CheckStatus::blocked, describe(step.expect, info.options),
                            "", "not run: an earlier scenario did not pass"});
    }
  }
}

}  // namespace

SuiteRun run_suite(const std::vector<const Scenario*>& scenarios, const Rows& rows, Target& target,
                   const TargetInfo& info, const RunOptions& options) {
  SuiteRun run;
  bool stopped = false;
  std::size_t done = 0;
  for (const Scenario* scenario : scenarios) {
    const std::size_t first = run.checks.size();
    if (stopped) {
      leave_out(*scenario, info, options, run);
      continue;
    }
    ToolMemory memory;
    for (const ScenarioCase& one : scenario->cases) {
      CaseContext context{scenario, &one, &rows, &target, &info, &options, {}, {}};
      context.tool = [&](const Call& call, const std::vector<PastAnswer>& past) {
        if (options.toolbox != nullptr) return options.toolbox->apply(call, past, memory);
        Answer none;
        none.kind = AnswerKind::unsupported;
        return none;
      };
      context.secret = [&](const std::string& name, std::size_t length) {
        return secret_value(options.seed, scenario->name, name, length);
      };
      CaseRunner(context, run).run();
    }
    stopped = options.fail_fast && worst_of(run, first) != CheckStatus::passed;
    if (options.progress) options.progress(++done, scenarios.size());
  }
  return run;
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
