// Whether a report holds the checks that the suite demands of its run: each once, with its row,
// title and expectation, in its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/plan.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// One line for each thing that does not fit; the line numbers are those of run.jsonl.
using Problems = std::vector<std::string>;

// At most this many problems of one kind are listed, and then how many more there are.
inline constexpr std::size_t kProblemsMax = 20;
void cap(Problems& problems);

// The checks of the run against those of the plan, and the expected count and the extent.
[[nodiscard]] Problems recount(const RunResult& run, const Plan& plan);

// The exchanges of the run against the steps of the plan: no case that the suite does not have, no
// step out of order, and none missing before a check that was answered.
[[nodiscard]] Problems recount_transcript(const RunResult& run, const Plan& plan);

// What the footer says of the target's conduct against target and transcript.
[[nodiscard]] Problems recount_conduct(const RunResult& run);

// The checks that the transcript gives when it is judged again, against those of run.jsonl.
[[nodiscard]] Problems compare_judged(const std::vector<Check>& recorded,
                                      const std::vector<Check>& judged);

}  // namespace cmk::harness
