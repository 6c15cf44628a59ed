#include "reference/core/timing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <string>

namespace cmk {
namespace {

constexpr Window kHourLong{1000, 1000 + kHour};

Instant at(Timing timing, std::string_view resource = "account1", std::uint64_t seed = 1) {
  return instant_within(kHourLong, {timing, seed}, resource, "key lost");
}

TEST(Timing, EarliestAndLatestAreTheEndsOfTheWindow) {
  EXPECT_EQ(at(Timing::earliest), 1000);
  EXPECT_EQ(at(Timing::latest), 1000 + kHour);
}

TEST(Timing, RandomDependsOnSeedResourceAndCauseAlone) {
  EXPECT_EQ(at(Timing::random), at(Timing::random));
  EXPECT_NE(at(Timing::random), at(Timing::random, "account2"));
  EXPECT_NE(at(Timing::random), at(Timing::random, "account1", 2));
  const TimingChoice choice{Timing::random, 1};
  EXPECT_NE(instant_within(kHourLong, choice, "account1", "key back"), at(Timing::random));
  EXPECT_NE(instant_within(kHourLong, choice, "ab", "c"),
            instant_within(kHourLong, choice, "a", "bc"));
}

TEST(Timing, RandomIsTheSameOnEveryMachine) {
  EXPECT_EQ(instant_within({0, 999999}, {Timing::random, 1}, "account1", "key lost"), 624562);
}

TEST(Timing, RandomReachesEveryInstantOfAWindow) {
  std::set<Instant> seen;
  for (int i = 0; i < 100; ++i) {
    seen.insert(instant_within({5, 8}, {Timing::random, 1}, std::to_string(i), ""));
  }
  EXPECT_EQ(seen, (std::set<Instant>{5, 6, 7, 8}));
}

TEST(Timing, NamesLeadBack) {
  for (std::size_t i = 0; i < kTimingNames.size(); ++i) {
    EXPECT_EQ(timing_from_name(kTimingNames[i]), static_cast<Timing>(i));
  }
  EXPECT_FALSE(timing_from_name("Latest"));
  EXPECT_FALSE(timing_from_name(""));
}

RC_GTEST_PROP(Timing, EveryInstantLiesInItsWindow, ()) {
  const Instant from = *rc::gen::inRange<Instant>(-kDay, kDay);
  const Window window{from, from + *rc::gen::inRange<Seconds>(0, 2 * kDay)};
  const auto timing = *rc::gen::element(Timing::earliest, Timing::latest, Timing::random);
  const Instant instant =
      instant_within(window, {timing, *rc::gen::arbitrary<std::uint64_t>()},
                     *rc::gen::arbitrary<std::string>(), *rc::gen::arbitrary<std::string>());
  RC_ASSERT(window.from <= instant);
  RC_ASSERT(instant <= window.until);
}

}  // namespace
}  // namespace cmk
