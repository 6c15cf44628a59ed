// Every rule of every room.
#pragma once

#include <span>

#include "reference/core/rulebook.h"

namespace cmk {

// In the order of the rooms, then of each room's list.
[[nodiscard]] std::span<const Rule* const> all_rules();

}  // namespace cmk
