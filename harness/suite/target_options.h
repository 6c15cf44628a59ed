// Options that a target declares, and how far they may go.
#pragma once

#include <vector>

#include "harness/suite/catalogue.h"
#include "harness/suite/scenario.h"
#include "harness/target/target.h"

namespace cmk::harness {

// Completes catalogue.options: adds the points on which documents differ
// (reference/core/options.h), and to each option the rows that its value touches: those judged in a
// scenario whose steps, or whose world's steps, depend on it.
void complete_options(Catalogue& catalogue, const std::vector<Scenario>& scenarios);

// The target as scenarios see it: an option beyond its maximum counts as the maximum, one below
// zero as 0, and one that the catalogue does not have is dropped. The rows that an overdone option
// touches fail (suite/verdict.h).
[[nodiscard]] TargetInfo within_maxima(TargetInfo info, const Catalogue& catalogue);

}  // namespace cmk::harness
