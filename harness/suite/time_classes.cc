#include "harness/suite/time_classes.h"

#include <algorithm>

namespace cmk::harness {

bool differ_in_time(std::vector<std::chrono::nanoseconds> a,
                    std::vector<std::chrono::nanoseconds> b) {
  if (a.size() < kTimeSamplesMin || b.size() < kTimeSamplesMin) return false;
  std::ranges::sort(a);
  std::ranges::sort(b);
  if (b.back() < a.front()) std::swap(a, b);
  if (a.back() >= b.front()) return false;
  const auto fast = a[a.size() / 2];
  const auto slow = b[b.size() / 2];
  return slow - fast >= kTimeGapMin && slow >= 2 * fast;
}

}  // namespace cmk::harness
