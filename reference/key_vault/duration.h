// ISO 8601 durations of rotation policies.
#pragma once

#include <optional>
#include <string_view>

#include "reference/core/instant.h"

namespace cmk::key_vault {

// PnYnMnWnDTnHnMnS with whole numbers, at least one part, no sign; a year counts 365 days, a month
// 30. Nothing for other text, and for more than 100 years.
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view text);

}  // namespace cmk::key_vault
