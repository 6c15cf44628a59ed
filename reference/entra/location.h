// Azure regions as ARM compares them.
#pragma once

#include <string>
#include <string_view>

namespace cmk::entra {

// Where a managed identity is when nobody says: the region of this project's examples.
inline constexpr std::string_view kDefaultLocation = "westeurope";

// A region's name as ARM folds it: "West Europe" is "westeurope".
[[nodiscard]] std::string fold_location(std::string_view location);

}  // namespace cmk::entra
