// Makes a trace that shows something as short as it can be.
#pragma once

#include <functional>

#include "harness/explore/trace.h"

namespace cmk::explore {

// A trace none of whose simplifications still shows the same: with fewer steps, with a step closer
// in time to the one before it, with a parameter less, with the shortest of its names. RapidCheck
// searches; `shows` tells whether a trace shows what is looked for. `trace` itself does.
[[nodiscard]] Trace shrink(const Trace& trace, const std::function<bool(const Trace&)>& shows);

}  // namespace cmk::explore
