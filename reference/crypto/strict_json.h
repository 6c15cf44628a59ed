// JSON of untrusted origin, parsed without exceptions: its depth is bounded before the recursive
// parser sees it, and a name that stands twice in one object is refused.
#pragma once

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace cmk::crypto {

inline constexpr int kJsonDepthMax = 64;

// Whether brackets are nested at most `depth_max` deep; strings are skipped. Says nothing about
// whether the text is JSON.
[[nodiscard]] bool json_depth_within(std::string_view text, int depth_max);

// The error is a reason for a person, without a word of the input.
[[nodiscard]] std::expected<nlohmann::json, std::string> parse_strict_json(std::string_view text,
                                                                           std::size_t len_max);

}  // namespace cmk::crypto
