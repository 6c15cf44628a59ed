// What gives back what an operation took: a loss of the key is only half of what is documented.
#pragma once

#include <optional>

#include "harness/explore/known.h"
#include "reference/operations.h"

namespace cmk::explore {

// An operation that undoes an accepted one, where that took something away on which data may
// depend; nothing for any other, such as one that would undo itself. `now`: of the operation;
// `known`: before it.
[[nodiscard]] std::optional<AnyParams> remedy_of(const AnyParams& params, Instant now,
                                                 const Known& known);

}  // namespace cmk::explore
