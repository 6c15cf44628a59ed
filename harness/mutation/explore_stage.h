// Random traces as what tells mutants: exploring, with a mutant in the place of the subject.
#pragma once

#include <cstdint>
#include <string>

#include "harness/cli/wiring.h"
#include "harness/mutation/stage.h"

namespace cmk::mutation {

struct Exploring {
  std::string name;                 // of the stage: "explore, earliest"
  cli::ReferenceOptions reference;  // of the model and of the mutants; crypto: not "model"
  std::uint64_t seed = 1;           // of the first trace
  std::uint64_t num_traces = 0;     // of the seeds from there on
  unsigned time_limit = 120;        // seconds, as of every stage
};

// The traces of the model, made and answered now, while no mutant is on. Each is done anew on a
// mutant, which is told by a law that it breaks, or by an answer that no implementation may give in
// place of the model's: then the trace is done once more beside the model, so that what the mutant
// chooses otherwise (names, versions, ciphertext) tells nothing. A world and a few of the traces
// that start in it are a part, which sets up that world with the mutant on. `data` need not outlive
// the stage.
[[nodiscard]] cli::Or<Stage> explore_stage(const cli::Data& data, const Exploring& exploring);

}  // namespace cmk::mutation
