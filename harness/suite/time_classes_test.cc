#include "harness/suite/time_classes.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

std::vector<nanoseconds> samples(nanoseconds first, std::size_t num = 9,
                                 nanoseconds step = microseconds(10)) {
  std::vector<nanoseconds> out;
  for (std::size_t i = 0; i < num; ++i) out.push_back(first + step * i);
  return out;
}

TEST(TimeClasses, TwoThatNobodyWouldConfuseDiffer) {
  EXPECT_TRUE(differ_in_time(samples(milliseconds(1)), samples(milliseconds(12))));
  EXPECT_TRUE(differ_in_time(samples(milliseconds(12)), samples(milliseconds(1))));
}

TEST(TimeClasses, AnythingLessIsOneClass) {
  const auto fast = samples(milliseconds(1));
  EXPECT_FALSE(differ_in_time(fast, fast));
  EXPECT_FALSE(differ_in_time(fast, samples(milliseconds(5))));  // less than 5 ms apart
  EXPECT_FALSE(
      differ_in_time(samples(milliseconds(20)), samples(milliseconds(30))));  // no factor 2
  EXPECT_FALSE(differ_in_time(fast, samples(milliseconds(12), 8)));           // too few
  auto late = samples(milliseconds(1));
  late.front() = milliseconds(40);  // one slow answer of the fast kind
  EXPECT_FALSE(differ_in_time(late, samples(milliseconds(12))));
}

}  // namespace
}  // namespace cmk::harness
