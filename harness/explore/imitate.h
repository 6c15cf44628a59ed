// Scenarios as bytes, for fuzzers to start from: what a scenario does, as far as the bytes of
// traces can say it.
#pragma once

#include "harness/explore/byte_trace.h"
#include "harness/suite/scenario.h"

namespace cmk::explore {

struct Imitation {
  std::vector<std::uint8_t> bytes;  // a trace as byte_trace.h reads it
  std::size_t num_steps = 0;        // of the case, whose operations the grammar can name
  std::size_t num_alike = 0;        // of these, those that became the very operation
};

// The case of a scenario, step by step: of so many operations that bytes can name there (`draws`, 1
// to 65536) the one with the most members of the step's. What it is answered takes the place of
// what the step was answered, so that later steps go on from it. Steps that the grammar cannot
// name, and those that need an answer that never came, are left out. Nothing where the scenario
// starts in no world of the grammar, or no step is left.
[[nodiscard]] std::optional<Imitation> imitate(const Arena& arena, const Grammar& grammar,
                                               const harness::Scenario& scenario,
                                               const harness::ScenarioCase& one, std::size_t draws);

}  // namespace cmk::explore
