#include "reference/key_vault/rotation.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_get_rotation_policy.h"
#include "reference/key_vault/key_rotate.h"
#include "reference/key_vault/key_set_rotation_policy.h"
#include "reference/key_vault/key_update.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::kNow;
using testing::World;

LifetimeAction action(const std::string& type, std::optional<std::string> after_create,
                      std::optional<std::string> before_expiry) {
  return {{std::move(after_create), std::move(before_expiry)}, {type}};
}
RotationPolicy after(const std::string& time) { return {{action("Rotate", time, {})}, {}}; }
RotationPolicy before(const std::string& time, const std::string& expiry) {
  return {{action("Rotate", {}, time)}, RotationPolicyAttributes{expiry}};
}

World with_policy(const RotationPolicy& policy) {
  World world = World::with_key();
  auto op = world.call<KeySetRotationPolicy>();
  op.policy = policy;
  world.must(op);
  return world;
}

std::size_t num_versions(World& world) { return world.stored_key().versions.size(); }

TEST(Rotation, HappensAtItsInstant) {
  World world = with_policy(after("P30D"));
  world.advance(kNow + 30 * kDay - 1);
  EXPECT_EQ(num_versions(world), 1U);
  world.advance(kNow + 30 * kDay);
  ASSERT_EQ(num_versions(world), 2U);
  EXPECT_EQ(world.stored_key().versions[1].created, kNow + 30 * kDay);
  EXPECT_EQ(world.stored_key().current, world.stored_key().versions[1].version);
}

TEST(Rotation, BeforeExpiryCountsFromTheEnd) {
  World world = with_policy(before("P7D", "P28D"));
  world.advance(kNow + 1000 * kDay);
  EXPECT_EQ(num_versions(world), 1U);  // the first version has no exp
  auto op = world.call<KeyUpdate>();
  op.attributes = KeyAttributes{{}, {}, world.now + 10 * kDay, {}, {}, {}, {}};
  world.must(op);
  world.advance(kNow + 1003 * kDay - 1);
  EXPECT_EQ(num_versions(world), 1U);
  world.advance(kNow + 1003 * kDay);
  EXPECT_EQ(num_versions(world), 2U);
  EXPECT_EQ(world.stored_key().versions[1].exp, kNow + (1003 + 28) * kDay);
}

TEST(Rotation, LongJumpMakesEveryVersionOfTheChain) {
  World world = with_policy(after("P10D"));
  world.advance(kNow + 100 * kDay);
  ASSERT_EQ(num_versions(world), 11U);
  for (std::size_t i = 0; i < 11; ++i) {
    EXPECT_EQ(world.stored_key().versions[i].created, kNow + static_cast<Seconds>(i) * 10 * kDay);
  }
}

TEST(Rotation, ChainIsBounded) {
  World world = with_policy(after("P7D"));
  world.advance(kInstantMax);
  EXPECT_EQ(num_versions(world), 500U);
  EXPECT_EQ(world.agenda.size(), 0U);
}

TEST(Rotation, LeavesThePreviousVersionAsItWas) {
  World world = World::with_key();
  const KeyVersion previous = world.stored_key().versions[0];
  world.must(world.call<KeyRotate>());
  EXPECT_EQ(world.stored_key().versions[0], previous);
  const KeyVersion& made = world.stored_key().versions[1];
  EXPECT_EQ(made.key_ops, previous.key_ops);
  EXPECT_EQ(made.material->bits(), previous.material->bits());
  EXPECT_NE(made.material, previous.material);
  EXPECT_FALSE(made.nbf || made.exp);
}

TEST(Rotation, ManualRotationTakesExpiryFromThePolicyAndMovesTheDueInstant) {
  World world = with_policy({{action("Rotate", "P30D", {})}, RotationPolicyAttributes{"P90D"}});
  world.advance(kNow + 20 * kDay);
  EXPECT_EQ(world.must(world.call<KeyRotate>()).attributes.exp, kNow + 110 * kDay);
  world.advance(kNow + 50 * kDay - 1);
  EXPECT_EQ(num_versions(world), 2U);
  world.advance(kNow + 50 * kDay);
  EXPECT_EQ(num_versions(world), 3U);
}

TEST(Rotation, NewPolicyReplacesWhatWasBooked) {
  World world = with_policy(after("P10D"));
  auto op = world.call<KeySetRotationPolicy>();
  op.policy = {{action("Notify", "P10D", {})}, {}};
  world.must(op);
  EXPECT_EQ(world.agenda.size(), 0U);
  world.advance(kNow + 100 * kDay);
  EXPECT_EQ(num_versions(world), 1U);
  EXPECT_EQ(world.must(world.call<KeyGetRotationPolicy>()), op.policy);
}

TEST(Rotation, PolicyKeepsTheDocumentedLimits) {  // azure-facts 3.5
  const Rulebook rules;
  for (const RotationPolicy& good :
       {RotationPolicy{}, after("P7D"), before("P7D", "P28D"), before("P21D", "P28D"),
        RotationPolicy{{action("rotate", "P7D", {}), action("NOTIFY", {}, "PT1H")}, {}}}) {
    EXPECT_TRUE(check_policy(rules, good));
  }
  for (const RotationPolicy& bad :
       {after("P6D"), after("PT604799S"), after("week"), before("P6D", "P28D"),
        before("P7D", "P27D"), before("P22D", "P28D"), before("P7D", "PT48H"),
        RotationPolicy{{action("Rotate", "P7D", "P7D")}, {}},
        RotationPolicy{{action("Rotate", {}, {})}, {}},
        RotationPolicy{{action("Explode", "P7D", {})}, {}}}) {
    EXPECT_EQ(check_policy(rules, bad).error().reason, Reason::invalidParameter);
  }
}

TEST(Rotation, OneActionOfEachKindIsTheMost) {
  const Rulebook rules;
  for (const char* type : {"Rotate", "Notify"}) {
    const RotationPolicy two{{action(type, "P7D", {}), action(type, "P8D", {})}, {}};
    EXPECT_EQ(check_policy(rules, two).error().reason, Reason::limitExceeded) << type;
  }
}

TEST(Rotation, RefusedPolicyIsNotStored) {
  World world = with_policy(after("P10D"));
  auto op = world.call<KeySetRotationPolicy>();
  op.policy = after("P6D");
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  EXPECT_EQ(world.must(world.call<KeyGetRotationPolicy>()), after("P10D"));
  EXPECT_EQ(world.agenda.size(), 1U);
}

}  // namespace
}  // namespace cmk::key_vault
