// What part of the suite a verdict speaks of, in words. A verdict on a part is never shown without.
#pragma once

#include <string>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// "in the 7 scenarios selected by --filter 'KEY-05', of 418", "in shard 2 of 4, 105 of 418
// scenarios"; "" when the run takes all that its target claims. Reads header, extent and checks.
[[nodiscard]] std::string scope_of(const RunResult& run);

// The verdict of a concluded run: "conformant", "conformant in the 7 scenarios selected by …".
[[nodiscard]] std::string verdict_text(const RunFooter& footer);

// The verdict of a profile: "conformant", "conformant in 3 of its 116 scenarios".
[[nodiscard]] std::string verdict_text(const RunFooter& footer, const std::string& profile,
                                       ProfileVerdict verdict);

// The verdict of a row: "passed", "passed in 2 of its 3 scenarios".
[[nodiscard]] std::string verdict_text(const RunFooter& footer, const std::string& row,
                                       RequirementVerdict verdict);

// Completes the footer of a run whose header, checks and expected count are there: count, verdicts,
// extent and scope. The one place where a run gets its verdict.
void conclude(RunResult& run, const Catalogue& catalogue, const Extent& extent);

}  // namespace cmk::harness
