// Whether two kinds of answers can be told apart by the time that they take.
#pragma once

#include <chrono>
#include <vector>

namespace cmk::harness {

inline constexpr std::size_t kTimeSamplesMin = 9;           // of each kind
inline constexpr std::chrono::milliseconds kTimeGapMin{5};  // between the medians

// True only where no one could doubt it: every sample of one kind is slower than every one of the
// other, and the medians lie kTimeGapMin and a factor of two apart. False for fewer samples than
// kTimeSamplesMin.
[[nodiscard]] bool differ_in_time(std::vector<std::chrono::nanoseconds> a,
                                  std::vector<std::chrono::nanoseconds> b);

}  // namespace cmk::harness
