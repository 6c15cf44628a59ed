// Reading JSON from outside: bounded, without exceptions, without duplicate members.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "harness/suite/bad_input.h"

namespace cmk::harness {

inline constexpr std::size_t kFileBytesMax = std::size_t{256} << 20;

// The content of a regular file of at most `bytes_max` bytes; anything else (a folder, a pipe, a
// device, one that cannot be opened) is told without waiting.
[[nodiscard]] std::expected<std::string, BadInput> read_file(const std::filesystem::path& file,
                                                             std::size_t bytes_max = kFileBytesMax);

// One JSON value out of `text`; on failure why not, in a few words.
[[nodiscard]] std::expected<nlohmann::json, std::string> parse_text(std::string_view text);

// read_file and parse_text in one.
[[nodiscard]] std::expected<nlohmann::json, BadInput> parse_file(const std::filesystem::path& file);

// Compact JSON on one line; bytes that are no UTF-8 become U+FFFD, so it never fails.
template <class Json>
[[nodiscard]] std::string dump(const Json& value, int indent = -1) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace cmk::harness
