// What of a scenario varies from run to run.
#pragma once

#include <cstdint>

#include "harness/suite/scenario.h"
#include "harness/variation/variation.h"

namespace cmk::harness {

// The names that the case and its world choose, those that stand in key identifiers and ARM ids
// included, and when it may lie idle. No names when the scenario is about names.
[[nodiscard]] VariationPlan variation_plan(const Scenario& scenario, const ScenarioCase& one);

// How a run of this seed varies the case.
[[nodiscard]] Variation variation_of(const Scenario& scenario, const ScenarioCase& one,
                                     std::uint64_t seed);

// 0 to count-1 in the order in which a run of this seed takes them; `what` makes orders differ.
[[nodiscard]] std::vector<std::size_t> running_order(std::size_t count, std::uint64_t seed,
                                                     std::string_view what);

}  // namespace cmk::harness
