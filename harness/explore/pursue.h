// From a trace in which a subject goes wrong to what a person can act on: the shortest trace that
// shows it, and the rule that is broken.
#pragma once

#include "harness/explore/blame.h"
#include "harness/explore/explorer.h"

namespace cmk::explore {

struct Counterexample {
  Trace trace;  // shrunk, and ended by the step that shows it; what and requirement are filled in
  Divergence divergence;
  Blame blame;
};

// Nothing when the subject does not go wrong in it, or not each time: whoever does the trace that
// comes out once more sees the same.
[[nodiscard]] std::optional<Counterexample> pursue(const Trace& trace, const TraceSetting& setting,
                                                   harness::Target& subject,
                                                   const RunnerOptions& options,
                                                   const MakeVariant& make);

// The same for what was found in this process, in a subject that `make_subject` makes; a world that
// is set up otherwise is a counterexample without steps.
[[nodiscard]] std::optional<Counterexample> pursue(const Arena& arena, const Finding& finding,
                                                   const TraceSetting& setting,
                                                   const std::function<System()>& make_subject,
                                                   const MakeVariant& make);

// Several lines: the steps, what was expected, what came, which requirement.
[[nodiscard]] std::string to_text(const Counterexample& found);

}  // namespace cmk::explore
