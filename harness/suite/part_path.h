// Paths into an answer: "attributes.exp", "value.0.kid".
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/flaw.h"

namespace cmk::harness {

// Member names or array indices; none for the whole.
struct PartPath {
  std::vector<std::string> segments;
  bool operator==(const PartPath&) const = default;
};

// `at` is the place to name in the flaw.
[[nodiscard]] Read<PartPath> parse_path(std::string_view text, const std::string& at);
[[nodiscard]] std::string to_string(const PartPath& path);

// The part, or null when there is none. A JSON null counts as none.
[[nodiscard]] const nlohmann::json* find_part(const nlohmann::json& whole, const PartPath& path);

}  // namespace cmk::harness
