// The only door by which JSON files come into the suite.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "harness/suite/bad_input.h"
#include "harness/suite/flaw.h"

namespace cmk::harness {

inline constexpr std::size_t kScenarioDepthMax = 64;
inline constexpr std::size_t kScenarioBytesMax = std::size_t{1} << 20U;

// Parses `text`. Refuses text over kScenarioBytesMax, nesting over kScenarioDepthMax, a member
// given twice and bytes that are no UTF-8; the place is "line N" or, for a repeated member, its
// JSON pointer.
[[nodiscard]] Read<nlohmann::json> parse_json(std::string_view text);

// Reads a whole file of at most `bytes_max` bytes.
[[nodiscard]] std::expected<std::string, BadInput> read_text_file(const std::filesystem::path& file,
                                                                  std::size_t bytes_max);

// Both together.
[[nodiscard]] std::expected<nlohmann::json, BadInput> read_json_file(
    const std::filesystem::path& file);

// One more segment on a JSON pointer (RFC 6901).
[[nodiscard]] std::string pointer(std::string_view parent, std::string_view member);
[[nodiscard]] std::string pointer(std::string_view parent, std::size_t index);

}  // namespace cmk::harness
