// Lets somebody in: what stands between most resources and their keys is one grant. Internal to the
// generator; what takes it away is lose.h.
#pragma once

#include <optional>

#include "harness/explore/shape.h"

namespace cmk::explore {

// All that a service may be asked to hold, at a vault that is known, for a principal that was not
// granted anything there, half of the time the one that came last. Nothing where there is none.
[[nodiscard]] std::optional<AnyParams> grant_to_newcomer(const Shaper& shaper);

}  // namespace cmk::explore
