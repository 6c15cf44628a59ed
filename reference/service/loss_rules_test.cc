#include "reference/service/loss_rules.h"

#include <gtest/gtest.h>

#include <set>

#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;
using testing::kNow;

TEST(LossRules, HoldForOneServiceEach) {
  const Rule& cosmos = of(rules::kComesBackEmpty, Service::cosmos);
  const Rulebook deviant({&cosmos, 0});
  EXPECT_TRUE(has_fault(deviant, rules::kComesBackEmpty, Service::cosmos));
  EXPECT_FALSE(has_fault(deviant, rules::kComesBackEmpty, Service::mongoVcore));
  EXPECT_FALSE(has_fault(deviant, rules::kServesWhileLost, Service::cosmos));
  EXPECT_FALSE(has_fault({}, rules::kComesBackEmpty, Service::cosmos));
}

TEST(LossRules, NamesAreUniqueWithinARequirement) {
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const Rule* rule : loss_rules()) {
    EXPECT_EQ(rule->kind, RuleKind::fault);
    EXPECT_FALSE(rule->requirement.empty());
    EXPECT_TRUE(names.emplace(rule->requirement, rule->name).second) << rule->name;
  }
}

AccountWorld deviant(const LossRule& rule, Timing timing = Timing::earliest) {
  AccountWorld world(timing);
  world.rules = Rulebook({&of(rule, Service::cosmos), 0});
  return world;
}

// The key is disabled for a day, then enabled for a day.
void lose_and_regain(AccountWorld& world) {
  world.enable_key(false, world.version_in_use());
  world.advance(world.now + kDay);
  world.enable_key(true, world.version_in_use());
  world.advance(world.now + kDay);
}

TEST(LossRules, ServingWhileLost) {
  AccountWorld world = deviant(rules::kServesWhileLost);
  world.enable_key(false);
  world.advance(kNow + kHour);
  EXPECT_FALSE(world.resource().accessible());
  EXPECT_TRUE(world.reads_back());
  world.write();
}

TEST(LossRules, ComingBackEmpty) {
  AccountWorld world = deviant(rules::kComesBackEmpty);
  lose_and_regain(world);
  EXPECT_EQ(world.denied(), Reason::notFound);
}

TEST(LossRules, MovingWhileLost) {
  AccountWorld world = deviant(rules::kMovesWhileLost);
  world.enable_key(false);
  world.advance(kNow + kHour);
  world.key();
  world.advance(kNow + kDay);
  EXPECT_EQ(world.version_in_use(), world.stored_key().current);
}

TEST(LossRules, MovingWithoutTheDataKey) {
  AccountWorld world = deviant(rules::kMovesWithoutDataKey);
  world.key();
  world.advance(kNow + kDay);
  EXPECT_EQ(world.denied(), Reason::recordDamaged);
}

TEST(LossRules, NeedingThePreviousVersion) {
  AccountWorld world = deviant(rules::kNeedsPreviousVersion);
  const std::string first = world.version_in_use();
  world.key();
  world.advance(kNow + 2 * kDay);
  EXPECT_TRUE(world.reads_back());
  world.enable_key(false, first);
  world.advance(kNow + 3 * kDay);
  EXPECT_EQ(world.denied(), Reason::keyInaccessible);
}

TEST(LossRules, WrappingWithThePreviousVersion) {
  AccountWorld world = deviant(rules::kWrapsWithPreviousVersion);
  world.key();
  world.advance(kNow + kDay);
  EXPECT_EQ(world.version_in_use(), world.stored_key().current);
  EXPECT_TRUE(world.reads_back());  // as long as the data key is at hand
  lose_and_regain(world);
  EXPECT_EQ(world.denied(), Reason::keyInaccessible);
}

TEST(LossRules, UnwrappingWithTheFirstVersion) {
  AccountWorld world = deviant(rules::kUnwrapsWithFirstVersion);
  const std::string first = world.version_in_use();
  world.key();
  world.advance(kNow + kDay);
  lose_and_regain(world);
  EXPECT_TRUE(world.reads_back());
  world.enable_key(false, first);
  lose_and_regain(world);
  EXPECT_EQ(world.denied(), Reason::keyInaccessible);
}

}  // namespace
}  // namespace cmk::service
