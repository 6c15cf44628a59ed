// Does what was accepted once more, as it was or with one thing changed: each of the many demands
// of a creation shows when all the others hold. Internal to the generator.
#pragma once

#include "harness/explore/shape.h"

namespace cmk::explore {

// Under a new name, where it makes something that has one.
[[nodiscard]] AnyParams again(const Shaper& shaper, const AnyParams& example, bool with_a_change);

}  // namespace cmk::explore
