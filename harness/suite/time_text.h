// Times as scenarios write them: "T0+30d-1s+leeway".
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "reference/core/instant.h"

namespace cmk::harness {

// 2026-01-01T00:00:00Z, the first instant of every scenario.
inline constexpr Instant kT0 = 1767225600;

// What a target may declare about its timing, all in seconds.
inline constexpr std::array<std::string_view, 4> kTargetOptions = {"lag", "leeway", "propagation",
                                                                   "renewal"};
// What it may declare besides.
inline constexpr std::array<std::string_view, 1> kTargetNumbers = {"sealsPerDataKey"};
using TargetOptions = std::map<std::string, std::int64_t>;

// T0, a fixed distance from it, and how often each option is added.
struct TimeText {
  std::string text = "T0";
  Seconds offset = 0;
  std::map<std::string, int> options;
  bool operator==(const TimeText&) const = default;
};

// Grammar: "T0" { ("+"|"-") ( DIGITS ("s"|"m"|"h"|"d") | OPTION ) }. The error says what is wrong.
[[nodiscard]] std::expected<TimeText, std::string> parse_time(std::string_view text);

// Adds the options that the time depends on.
void note_options(const TimeText& time, std::set<std::string>& options);

// Unix seconds; an option that the target does not declare counts as 0. The error tells which sum
// leaves the range of instants.
[[nodiscard]] std::expected<Instant, std::string> instant_of(const TimeText& time,
                                                             const TargetOptions& options);

}  // namespace cmk::harness
