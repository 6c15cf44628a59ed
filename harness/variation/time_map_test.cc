#include "harness/variation/time_map.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

constexpr Instant kStart = 1767225600;

TEST(TimeMap, ByItselfLeavesEverything) { EXPECT_EQ(TimeMap().sent(kStart), kStart); }

TEST(TimeMap, MovesAllInstantsAlike) {
  const TimeMap map(Source(3), {kStart, std::nullopt, 9});
  EXPECT_GT(map.sent(kStart), kStart);
  EXPECT_EQ(map.sent(kStart + 86400) - map.sent(kStart), 86400);
  EXPECT_EQ(map.sent(kStart) - map.sent(kStart - 60), 60);
  EXPECT_EQ(map.symbolic(map.sent(kStart + 77)), kStart + 77);
}

TEST(TimeMap, LeavesInstantsThatAreThereForTheirForm) {
  const TimeMap map(Source(3), {kStart, std::nullopt, 9});
  for (const Instant instant : {Instant{-1}, kInstantMax, kInstantMin, kInstantMax + 1}) {
    EXPECT_EQ(map.sent(instant), instant);
    EXPECT_EQ(map.symbolic(instant), instant);
  }
}

TEST(TimeMap, LiesIdleOnce) {
  const Instant idle = kStart + 10 * kDay;
  const TimeMap map(Source(3), {kStart, idle, 0});
  const Seconds lain = map.sent(idle) - map.sent(idle - 1) - 1;
  EXPECT_GT(lain, 0);
  EXPECT_LE(lain, TimeMap::kIdleMax);
  EXPECT_EQ(map.sent(idle + kDay) - map.sent(idle), kDay);
  for (const Instant instant : {kStart, idle - 1, idle, idle + 1, idle + 400 * kDay}) {
    EXPECT_EQ(map.symbolic(map.sent(instant)), instant);
  }
  EXPECT_EQ(map.symbolic(map.sent(idle - 1) + 1 + lain / 2), idle);
}

TEST(TimeMap, ReadsInstantsInTexts) {
  const TimeMap map(Source(3), {kStart, std::nullopt, 9});
  EXPECT_EQ(
      map.symbolic("at " + std::to_string(map.sent(kStart)) + ", 42, 1234567890123, 1000000000."),
      "at 1767225600, 42, 1234567890123, 1000000000.");
}

TEST(TimeMap, PreparesBeforeTheStart) {
  const TimeMap map(Source(3), {kStart, std::nullopt, 9});
  Instant last = map.sent(kStart) - TimeMap::kLeadMax - 1;
  for (std::size_t i = 0; i < 9; ++i) {
    const Instant at = map.preparation(i);
    EXPECT_GE(at, last);
    EXPECT_LE(at, map.sent(kStart));
    EXPECT_EQ(map.symbolic(at), kStart);
    // A second too early is seen.
    if (i > 0 && at > last + 1) {
      EXPECT_EQ(map.symbolic(at - 1), kStart - 1);
    }
    last = at;
  }
  EXPECT_EQ(map.symbolic(map.sent(kStart) - 1), kStart - 1);
}

}  // namespace
}  // namespace cmk::harness
