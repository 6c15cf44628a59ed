// When a scenario happens: its instants moved, so that nobody can know them beforehand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "reference/core/instant.h"
#include "reference/core/source.h"

namespace cmk::harness {

// The first instant of a scenario, and where it may lie idle for a while.
struct TimePlan {
  Instant start = 0;            // T0
  std::optional<Instant> idle;  // nothing that the documents count in time is under way then
};

// Moves the instants of a scenario by years, lets its preparation take some minutes in place of
// none, and has it lie idle for some hours where its plan allows that.
class TimeMap {
 public:
  static constexpr Seconds kLeadMax = 15 * kMinute;  // of the preparation
  static constexpr Seconds kIdleMax = 6 * kHour;

  // Leaves every instant as it is.
  TimeMap() = default;
  TimeMap(Source source, const TimePlan& plan);

  // Instants far from the start (40 years before, 200 behind) are there for their form, and stay.
  [[nodiscard]] Instant sent(Instant symbolic) const;
  // Undoes sent(). What happened during the preparation happened at the start, and what happened
  // while the scenario lay idle happened just then.
  [[nodiscard]] Instant symbolic(Instant sent) const;
  // A text of the target's with each instant of ten digits in it undone, where it lies within ten
  // years of the start.
  [[nodiscard]] std::string symbolic(std::string_view text) const;
  // When step `index` of `count` that prepare at the start is done; never decreasing.
  [[nodiscard]] Instant preparation(std::size_t index, std::size_t count) const;

 private:
  TimePlan plan_;
  Seconds shift_ = 0;
  Seconds lead_ = 0;  // of the first step that prepares
  Seconds idle_ = 0;  // how long
};

}  // namespace cmk::harness
