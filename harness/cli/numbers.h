// Options that are numbers: what is out of range or no number is a mistake of usage (64), whichever
// way it is written.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace cmk::cli {

inline constexpr std::uint64_t kRunsMax = 1'000'000'000;
inline constexpr std::uint64_t kOperationsMax = 1'000'000'000'000;

// A whole number of plain digits from `min` to `max`; else why not, in a few words.
[[nodiscard]] std::expected<std::uint64_t, std::string> parse_count(std::string_view text,
                                                                    std::uint64_t min,
                                                                    std::uint64_t max);
// Seconds from 0.001 to 86400, as a decimal number without exponent; else why not.
[[nodiscard]] std::expected<std::chrono::milliseconds, std::string> parse_seconds(
    std::string_view text);

// Adds options to a command; `value` outlives it, and is what holds when the option is not given.
CLI::Option* add_count(CLI::App& command, const std::string& name, std::uint64_t& value,
                       std::uint64_t min, std::uint64_t max, const std::string& help);
// --seed, from 0 to `max`.
inline constexpr auto kSeedMax = static_cast<std::uint64_t>(INT64_MAX);
CLI::Option* add_seed(CLI::App& command, std::uint64_t& value, const std::string& help,
                      std::uint64_t max = kSeedMax);
// --timeout
CLI::Option* add_timeout(CLI::App& command, std::chrono::milliseconds& value,
                         const std::string& help);

}  // namespace cmk::cli
