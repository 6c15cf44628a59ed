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
  Instant start = 0;                 // T0
  std::optional<Instant> idle;       // nothing that the documents count in time is under way then
  std::size_t num_preparations = 0;  // steps that bring about the world before the start
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
  // Undoes sent(). The steps that prepare are done at the start, and an instant before one is as
  // long before the start. What happened while the scenario lay idle happened just then.
  [[nodiscard]] Instant symbolic(Instant sent) const;
  // A text of the target's with each instant of ten digits in it undone, where it lies within ten
  // years of the start.
  [[nodiscard]] std::string symbolic(std::string_view text) const;
  // When the step of this index that prepares is done; never decreasing.
  [[nodiscard]] Instant preparation(std::size_t index) const;

 private:
  [[nodiscard]] Instant before_start(Instant sent) const;

  TimePlan plan_;
  Seconds shift_ = 0;
  Seconds lead_ = 0;  // of the first step that prepares
  Seconds idle_ = 0;  // how long
};

}  // namespace cmk::harness
