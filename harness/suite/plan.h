// What a run must give: which checks, in which order, and how much of the suite that is. Worked out
// from the header alone, so that a written report can be counted again.
#pragma once

#include <vector>

#include "harness/suite/run_result.h"
#include "harness/suite/selection.h"

namespace cmk::harness {

// All that can be run. `harness_checks` are those of the rows of kind `harness`, one a scenario,
// in the order of their names; only runs of the builtin target make them.
struct Suite {
  const std::vector<Scenario>* scenarios = nullptr;
  const Rows* rows = nullptr;
  std::vector<Check> harness_checks;
};

struct Plan {
  std::vector<const Scenario*> scenarios;  // those that the run takes
  std::vector<Check> checks;  // as the run must emit them; status, actual and message stay open
  Extent extent;
};

// The selection that the run of this header was made with.
[[nodiscard]] Selection selection_of(const RunHeader& header);

// The backends of a run; "" alone for an outside target.
[[nodiscard]] std::vector<std::string> backends_of_run(const RunHeader& header);

// The harness checks that `selection` takes.
[[nodiscard]] std::vector<Check> select_harness_checks(const Suite& suite,
                                                       const Selection& selection);

// How much of what the target claims `header` takes of the suite.
[[nodiscard]] Extent extent_of(const Suite& suite, const RunHeader& header);

[[nodiscard]] Plan plan_of(const Suite& suite, const RunHeader& header);

}  // namespace cmk::harness
