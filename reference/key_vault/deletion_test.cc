#include "reference/key_vault/deletion.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_delete.h"
#include "reference/key_vault/key_get.h"
#include "reference/key_vault/key_purge.h"
#include "reference/key_vault/key_recover.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/key_vault/vault_get.h"
#include "reference/key_vault/vault_purge.h"
#include "reference/key_vault/vault_recover.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::kNow;
using testing::World;

// vault1 with key1 and a week of retention.
World with_week() {
  World world;
  world.person("admin").vault("vault1", [](auto& op) { op.softDeleteRetentionInDays = 7; });
  world.allow("admin", {"all"}).key();
  return world;
}

TEST(Deletion, DeletedKeyIsOutOfReachAndComesBackAsItWas) {
  World world = World::with_key();
  world.key();
  const Key before = world.stored_key();
  const DeletedKeyBundle gone = world.must(world.call<KeyDelete>());
  EXPECT_EQ(gone.deletedDate, kNow);
  EXPECT_EQ(gone.scheduledPurgeDate - gone.deletedDate, 7776000);  // recorded, azure-facts 3.1
  EXPECT_EQ(gone.recoveryId, "https://vault1.vault.azure.net/deletedkeys/key1");
  EXPECT_EQ(world.refusal(world.call<KeyGet>()), Reason::notFound);
  EXPECT_EQ(world.refusal(world.call<KeyDelete>()), Reason::notFound);
  world.must(world.call<KeyRecover>());
  EXPECT_EQ(world.stored_key(), before);
  EXPECT_EQ(world.agenda.size(), 0U);
}

TEST(Deletion, KeyIsRecoverableToTheLastSecondOfRetention) {
  World last = with_week();
  last.must(last.call<KeyDelete>());
  World end = last;
  last.advance(kNow + 7 * kDay - 1);
  EXPECT_FALSE(last.refusal(last.call<KeyRecover>()));
  end.advance(kNow + 7 * kDay);
  EXPECT_EQ(end.refusal(end.call<KeyRecover>()), Reason::notFound);
  EXPECT_EQ(end.refusal(end.call<KeyPurge>()), Reason::notFound);
}

TEST(Deletion, VaultIsRecoverableToTheLastSecondOfRetention) {
  World last = with_week();
  last.must(last.call<VaultDelete>());
  EXPECT_EQ(last.refusal(last.call<VaultGet>()), Reason::notFound);
  World end = last;
  last.advance(kNow + 7 * kDay - 1);
  EXPECT_FALSE(last.refusal(last.call<VaultRecover>()));
  EXPECT_FALSE(last.refusal(last.call<KeyGet>()));
  end.advance(kNow + 7 * kDay);
  EXPECT_EQ(end.refusal(end.call<VaultRecover>()), Reason::notFound);
  EXPECT_TRUE(end.vaults == VaultStore());
}

TEST(Deletion, PurgeEndsAKeyAndFreesItsName) {
  World world = World::with_key();
  EXPECT_EQ(world.refusal(world.call<KeyPurge>()), Reason::notFound);
  world.must(world.call<KeyDelete>());
  world.must(world.call<KeyPurge>());
  EXPECT_EQ(world.refusal(world.call<KeyRecover>()), Reason::notFound);
  EXPECT_EQ(world.agenda.size(), 0U);
  world.key();
  EXPECT_EQ(world.stored_key().versions.size(), 1U);
}

TEST(Deletion, PurgeProtectionRefusesPurgesOnly) {
  World world = World::with_key();
  world.record().purge_protection = true;
  world.must(world.call<KeyDelete>());
  EXPECT_EQ(world.refusal(world.call<KeyPurge>()), Reason::purgeProtected);
  EXPECT_FALSE(world.refusal(world.call<KeyRecover>()));
  world.must(world.call<VaultDelete>());
  EXPECT_EQ(world.refusal(world.call<VaultPurge>()), Reason::purgeProtected);
  EXPECT_FALSE(world.refusal(world.call<VaultRecover>()));
}

TEST(Deletion, SingleVersionCannotBeDeleted) {  // azure-facts 3.5
  World world = World::with_key();
  auto op = world.call<KeyDelete>();
  op.version = world.stored_key().current;
  EXPECT_EQ(world.refusal(op), Reason::versionNotDeletable);
  EXPECT_FALSE(world.refusal(world.call<KeyGet>()));
}

TEST(Deletion, WithoutSoftDeleteNothingComesBack) {
  World world;
  world.person("admin").vault("vault1", [](auto& op) { op.enableSoftDelete = false; });
  world.allow("admin", {"all"}).key();
  const DeletedKeyBundle gone = world.must(world.call<KeyDelete>());
  EXPECT_EQ(gone.scheduledPurgeDate, gone.deletedDate);
  EXPECT_EQ(world.refusal(world.call<KeyRecover>()), Reason::notFound);
  world.must(world.call<VaultDelete>());
  EXPECT_EQ(world.refusal(world.call<VaultRecover>()), Reason::notFound);
  EXPECT_EQ(world.agenda.size(), 0U);
}

TEST(Deletion, RetentionOfAKeyGoesOnInADeletedVault) {
  World world = World::with_key();
  world.must(world.call<KeyDelete>());
  world.advance(kNow + 50 * kDay);
  world.must(world.call<VaultDelete>());
  world.advance(kNow + 90 * kDay);
  world.must(world.call<VaultRecover>());
  EXPECT_EQ(world.refusal(world.call<KeyRecover>()), Reason::notFound);
}

TEST(Deletion, PurgedVaultTakesNothingOfItsSuccessor) {
  World world = World::with_key();
  world.must(world.call<KeyDelete>());  // would be purged at day 90
  world.must(world.call<VaultDelete>());
  world.must(world.call<VaultPurge>());
  world.advance(kNow + 10 * kDay);
  world.vault().allow("admin", {"all"}).key();
  world.must(world.call<KeyDelete>());  // recoverable to day 100
  world.advance(kNow + 95 * kDay);
  EXPECT_FALSE(world.refusal(world.call<KeyRecover>()));
}

TEST(Deletion, DeletedVaultHoldsItsNameAndLosesItsRoles) {  // azure-facts 3.5
  World world = World::with_key();
  world.assign("admin", "Key Vault Reader").assign("admin", "Owner", "/subscriptions/sub1");
  world.must(world.call<VaultDelete>());
  VaultCreate again{"Vault1", "sub1", "rg1", "eastus", {}, {}, {}, {}, {}, {}, {}, {}};
  EXPECT_EQ(world.refusal(again), Reason::nameDeleted);
  world.must(world.call<VaultRecover>());
  EXPECT_EQ(world.directory.assignments_of(world.people["admin"]).size(), 1U);
  EXPECT_EQ(world.refusal(again), Reason::nameTaken);
}

TEST(Deletion, PermissionsForDeletedKeysAreTheirOwn) {
  World world = World::with_key();
  world.must(world.call<KeyDelete>());
  world.allow("admin", {"delete", "purge"});
  EXPECT_EQ(world.refusal(world.call<KeyRecover>()), Reason::permissionDenied);
  world.allow("admin", {"delete", "recover"});
  EXPECT_EQ(world.refusal(world.call<KeyPurge>()), Reason::permissionDenied);
  EXPECT_FALSE(world.refusal(world.call<KeyRecover>()));
}

TEST(Deletion, ControlPlanePermissionsForDeletedVaults) {
  World world = World::with_key();
  world.assign("admin", "Key Vault Contributor", "/subscriptions/sub1");
  auto purge = world.call<VaultPurge>();
  auto recover = world.call<VaultRecover>();
  EXPECT_EQ(world.refusal(purge), Reason::notFound);
  world.must(world.call<VaultDelete>());
  purge.caller = recover.caller = world.people["admin"];
  EXPECT_EQ(world.refusal(purge), Reason::permissionDenied);
  EXPECT_FALSE(world.refusal(recover));
  world.person("ann").assign("ann", "Key Vault Purge Operator", "/subscriptions/sub1");
  world.must(world.call<VaultDelete>());
  purge.caller = recover.caller = world.people["ann"];
  EXPECT_EQ(world.refusal(recover), Reason::permissionDenied);
  EXPECT_FALSE(world.refusal(purge));
}

}  // namespace
}  // namespace cmk::key_vault
