#include "reference/service/delays.h"

#include <gtest/gtest.h>

#include <set>

#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;
using testing::kNow;

TEST(Delays, AnHourToLoseOrRegainAndADayToPickUp) {
  for (const Service service : kServices) {
    EXPECT_EQ(of(delay_of(Transition::lose).length, service), kHour);
    EXPECT_EQ(of(delay_of(Transition::regain).length, service), kHour);
    EXPECT_EQ(of(delay_of(Transition::pickUp).length, service), kDay);
  }
}

// A deviant is late by a second only where a document bounds the window.
TEST(Delays, TheLateOnesAreASecondBehindWhatIsPromised) {
  constexpr std::array kBounds = {PerService<Seconds>{0, kHour, 0},
                                  PerService<Seconds>{2 * kHour, kHour, 0},
                                  PerService<Seconds>{kDay, kDay, kDay}};
  for (const Transition transition : {Transition::lose, Transition::regain, Transition::pickUp}) {
    const Delay& delay = delay_of(transition);
    EXPECT_EQ(delay.transition, transition);
    for (const Service service : kServices) {
      const Seconds bound = of(kBounds.at(static_cast<std::size_t>(transition)), service);
      EXPECT_EQ(of(delay.late, service).requirement.empty(), bound == 0);
      EXPECT_EQ(of(delay.too_late, service), bound == 0 ? 0 : bound + 1);
    }
  }
}

TEST(Delays, ALateDeviantIsLate) {
  AccountWorld world;
  world.rules = Rulebook({&of(delay_of(Transition::pickUp).late, Service::cosmos), 0});
  const std::string first = world.version_in_use();
  world.key();
  world.advance(kNow + kDay);
  EXPECT_EQ(world.version_in_use(), first);
  world.advance(kNow + kDay + 1);
  EXPECT_NE(world.version_in_use(), first);
}

TEST(Delays, WhatNeverReturnsIsNamedByItsCause) {
  const Rule* rule = never_returns(Cause::keyDisabled, Service::cosmos);
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->requirement, "REV-04");
  EXPECT_EQ(never_returns(Cause::versionUnusable, Service::mongoVcore), nullptr);
  EXPECT_EQ(never_returns(Cause::none, Service::cosmos), nullptr);
  AccountWorld world;
  world.rules = Rulebook({rule, 0});
  world.enable_key(false);
  world.advance(kNow + kHour);
  world.enable_key(true);
  world.advance(kNow + 30 * kDay);
  EXPECT_EQ(world.denied(), Reason::keyInaccessible);
}

TEST(Delays, NamesAreUniqueWithinARequirement) {
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const Rule* rule : delay_rules()) {
    EXPECT_EQ(rule->kind, RuleKind::fault);
    EXPECT_TRUE(names.emplace(rule->requirement, rule->name).second) << rule->name;
  }
}

}  // namespace
}  // namespace cmk::service
