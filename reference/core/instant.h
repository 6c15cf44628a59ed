// Time is a number handed in with each operation; there is no other clock.
#pragma once

#include <cstdint>

namespace cmk {

using Instant = std::int64_t;  // Unix seconds
using Seconds = std::int64_t;

inline constexpr Seconds kMinute = 60;
inline constexpr Seconds kHour = 60 * kMinute;
inline constexpr Seconds kDay = 24 * kHour;

// 9999-12-31T23:59:59Z and its mirror: instants beyond are refused where a trace is read, so that
// sums of an instant and a duration cannot overflow.
inline constexpr Instant kInstantMax = 253402300799;
inline constexpr Instant kInstantMin = -kInstantMax;

}  // namespace cmk
