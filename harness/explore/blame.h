// Which rule of the documents a subject breaks.
#pragma once

#include "harness/explore/trace_runner.h"

namespace cmk::explore {

// The reference, or a deviant of it.
using MakeVariant = std::function<System(const Override&)>;

struct Blame {
  std::string requirement;  // "" where no rule could be found
  std::string rule;         // "wrap-before-exp"; "" likewise
  // Whether the reference with this one rule broken goes wrong in the same way; else it is the rule
  // that decided the last step, or the row of the law that is broken.
  bool is_reproduced = false;
};

// The rules that decide something in the trace are broken one after the other, until the reference
// does what the subject did.
[[nodiscard]] Blame blame(const Trace& trace, const TraceSetting& setting,
                          const Divergence& divergence, const MakeVariant& make);

}  // namespace cmk::explore
