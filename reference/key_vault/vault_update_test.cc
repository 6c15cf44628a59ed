#include "reference/key_vault/vault_update.h"

#include <gtest/gtest.h>

#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

template <class Change>
std::optional<Reason> why(World& world, Change change) {
  auto op = world.call<VaultUpdate>();
  change(op);
  return world.refusal(op);
}

TEST(VaultUpdate, AbsentMembersStay) {
  World world = World().vault();
  const VaultRecord before = world.record();
  EXPECT_FALSE(why(world, testing::AsItIs()));
  EXPECT_EQ(world.record(), before);
}

TEST(VaultUpdate, RetentionAndSoftDeleteAreSetOnce) {  // azure-facts 2.4
  World world = World().vault();
  EXPECT_FALSE(why(world, [](auto& op) { op.softDeleteRetentionInDays = 90; }));
  for (const std::int64_t days : {89, 91, 7}) {
    EXPECT_EQ(why(world, [&](auto& op) { op.softDeleteRetentionInDays = days; }),
              Reason::immutableProperty);
  }
  EXPECT_FALSE(why(world, [](auto& op) { op.enableSoftDelete = true; }));
  EXPECT_EQ(why(world, [](auto& op) { op.enableSoftDelete = false; }), Reason::immutableProperty);
}

TEST(VaultUpdate, SoftDeleteCanBeTurnedOn) {
  World world = World().vault("vault1", [](auto& op) { op.enableSoftDelete = false; });
  EXPECT_FALSE(why(world, [](auto& op) { op.enableSoftDelete = true; }));
  EXPECT_TRUE(world.record().soft_delete);
}

TEST(VaultUpdate, PurgeProtectionIsTurnedOnAndNeverOff) {
  World world = World().vault();
  const auto set = [&](bool on) {
    return why(world, [on](auto& op) { op.enablePurgeProtection = on; });
  };
  EXPECT_EQ(set(false), Reason::immutableProperty);
  EXPECT_FALSE(set(true));
  EXPECT_FALSE(set(true));
  EXPECT_EQ(set(false), Reason::immutableProperty);
  EXPECT_TRUE(world.record().purge_protection);
}

TEST(VaultUpdate, AllOrNothing) {
  World world = World().vault();
  const VaultRecord before = world.record();
  EXPECT_EQ(why(world,
                [](auto& op) {
                  op.enablePurgeProtection = true;
                  op.enableRbacAuthorization = true;
                  op.networkAcls = NetworkAcls{"Some", {}, {}};
                }),
            Reason::invalidParameter);
  EXPECT_EQ(world.record(), before);
}

TEST(VaultUpdate, NeedsARoleOrTheOwner) {
  World world = World().person("ann").vault();
  auto op = world.call<VaultUpdate>();
  op.enableRbacAuthorization = true;
  op.caller = world.people["ann"];
  EXPECT_EQ(world.refusal(op), Reason::permissionDenied);
  world.assign("ann", "Key Vault Contributor");
  EXPECT_FALSE(world.refusal(op));
  op.caller = "nobody";
  EXPECT_EQ(world.refusal(op), Reason::unauthenticated);
  op.vault = "vault2";
  EXPECT_EQ(world.refusal(op), Reason::notFound);
}

}  // namespace
}  // namespace cmk::key_vault
