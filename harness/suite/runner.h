// Runs scenarios against a target. Whatever the target does, every judged step of every case gives
// exactly one check.
#pragma once

#include <functional>
#include <vector>

#include "harness/suite/redaction.h"
#include "harness/suite/run_result.h"
#include "harness/suite/selection.h"
#include "harness/suite/toolbox.h"

namespace cmk::harness {

struct RunOptions {
  std::uint64_t seed = 1;            // of names, instants, secrets, and the order of cases
  std::string backend;               // written into every check; "" for an outside target
  bool fail_fast = false;            // after the first scenario with a check that is not passed
  bool record = true;                // whether exchanges are kept
  const Toolbox* toolbox = nullptr;  // null: harness.* is unsupported
  Redaction redaction;
  // Called after each scenario with its name: how many are done.
  std::function<void(std::size_t done, const std::string& scenario)> progress;
};

// The message of checks that fail_fast left out.
inline constexpr std::string_view kLeftOut = "not run: an earlier scenario did not pass";

struct SuiteRun {
  std::vector<Check> checks;  // in the order of scenario, case, step
  std::vector<Exchange> exchanges;
};

// Runs the scenarios, as select() gave them, on a started target, in an order that the seed
// chooses. Checks of scenarios that fail_fast left out are blocked.
[[nodiscard]] SuiteRun run_suite(const std::vector<const Scenario*>& scenarios, const Rows& rows,
                                 Target& target, const TargetInfo& info, const RunOptions& options);

// Judges a recorded run again: the answers come from `exchanges`, those of the toolbox included;
// `info` and `options` are those of the recorded run. Secrets are equal when their names are.
[[nodiscard]] SuiteRun rejudge(const std::vector<const Scenario*>& scenarios, const Rows& rows,
                               const std::vector<Exchange>& exchanges, const TargetInfo& info,
                               const RunOptions& options);

// Runs of several backends or shards as one, in the order of scenario, case, step, run.
[[nodiscard]] SuiteRun merge_runs(std::vector<SuiteRun> runs);

}  // namespace cmk::harness
