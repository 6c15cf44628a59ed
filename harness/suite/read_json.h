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

inline constexpr std::size_t kScenarioBytesMax = std::size_t{1} << 20U;

// Parses `text`, through the gate (reference/core/gate.h); the place of an error is "line N".
[[nodiscard]] Read<nlohmann::json> parse_json(std::string_view text);

// Reads a file and parses it.
[[nodiscard]] std::expected<nlohmann::json, BadInput> read_json_file(
    const std::filesystem::path& file);

// One more segment on a JSON pointer (RFC 6901).
[[nodiscard]] std::string pointer(std::string_view parent, std::string_view member);
[[nodiscard]] std::string pointer(std::string_view parent, std::size_t index);

}  // namespace cmk::harness
