// What changes a vault beside its settings: locks, access policies, diagnostics.
#include "reference/key_vault/vault_change.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_get.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/key_vault/vault_lock.h"
#include "reference/key_vault/vault_remove_access_policy.h"
#include "reference/key_vault/vault_set_diagnostics.h"
#include "reference/key_vault/vault_unlock.h"
#include "reference/key_vault/vault_update.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

std::optional<Reason> lock(World& world, const std::string& level) {
  auto op = world.call<VaultLock>();
  op.level = level;
  return world.refusal(op);
}

TEST(VaultChange, EveryLockKeepsTheVaultUntilItIsRemoved) {
  for (const char* level : {"CanNotDelete", "ReadOnly"}) {
    World world = World::with_key();
    EXPECT_FALSE(lock(world, level));
    EXPECT_EQ(world.refusal(world.call<VaultDelete>()), Reason::locked) << level;
    EXPECT_FALSE(world.refusal(world.call<KeyGet>())) << level;
    world.must(world.call<VaultUnlock>());
    EXPECT_FALSE(world.refusal(world.call<VaultDelete>())) << level;
  }
}

TEST(VaultChange, ReadOnlyRefusesChangesToo) {
  World world = World::with_key();
  EXPECT_FALSE(lock(world, "CanNotDelete"));
  EXPECT_FALSE(world.refusal(world.call<VaultUpdate>()));
  EXPECT_FALSE(lock(world, "ReadOnly"));
  EXPECT_EQ(world.refusal(world.call<VaultUpdate>()), Reason::locked);
  EXPECT_EQ(world.refusal(world.call<VaultSetDiagnostics>()), Reason::locked);
}

TEST(VaultChange, LocksAreKnownAndThereToBeRemoved) {
  World world = World::with_key();
  for (const char* level : {"", "None", "readonly"}) {
    EXPECT_EQ(lock(world, level), Reason::invalidParameter) << level;
  }
  EXPECT_EQ(world.refusal(world.call<VaultUnlock>()), Reason::notFound);
}

TEST(VaultChange, LockingNeedsTheOwnersRole) {
  World world = World::with_key();
  world.person("ann").assign("ann", "Contributor");
  auto op = world.call<VaultLock>();
  op.level = "ReadOnly";
  op.caller = world.people["ann"];
  EXPECT_EQ(world.refusal(op), Reason::permissionDenied);
  world.assign("ann", "Owner");
  EXPECT_FALSE(world.refusal(op));
}

TEST(VaultChange, RemovedPolicyTakesItsAccessAndNoOther) {
  World world = World::with_key();
  world.person("ann").allow("ann", {"get"});
  auto op = world.call<VaultRemoveAccessPolicy>();
  op.objectId = world.people["admin"];
  EXPECT_EQ(world.must(op).accessPolicies.size(), 1U);
  EXPECT_EQ(world.refusal(world.call<KeyGet>()), Reason::permissionDenied);
  EXPECT_FALSE(world.refusal(world.call<KeyGet>("ann")));
  EXPECT_EQ(world.refusal(op), Reason::notFound);
}

TEST(VaultChange, OnlyALivingVaultChanges) {
  World world = World::with_key();
  world.must(world.call<VaultDelete>());
  EXPECT_EQ(lock(world, "ReadOnly"), Reason::notFound);
  EXPECT_EQ(world.refusal(world.call<VaultSetDiagnostics>()), Reason::notFound);
}

}  // namespace
}  // namespace cmk::key_vault
