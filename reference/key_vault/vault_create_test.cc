#include "reference/key_vault/vault_create.h"

#include <gtest/gtest.h>

#include "reference/key_vault/list_vaults.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/key_vault/vault_get.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

VaultCreate plain() {
  return {"vault1", "sub1", "rg1", "westeurope", {}, {}, {}, {}, {}, {}, {}, {}};
}
template <class Change>
std::optional<Reason> why(Change change) {
  World world;
  VaultCreate op = plain();
  change(op);
  return world.refusal(op);
}

TEST(VaultCreate, DefaultsAreTheDocumentedOnes) {  // azure-facts 2.4
  World world;
  const Vault vault = world.must(plain());
  EXPECT_TRUE(vault.enableSoftDelete);
  EXPECT_EQ(vault.softDeleteRetentionInDays, 90);
  EXPECT_FALSE(vault.enablePurgeProtection);
  EXPECT_EQ(vault.publicNetworkAccess, "Enabled");
  EXPECT_EQ(vault.networkAcls, (NetworkAcls{"AzureServices", "Allow", {}}));
  EXPECT_EQ(vault.tenantId, "tenant1");
  EXPECT_EQ(world.must(world.call<VaultGet>()), vault);
}

TEST(VaultCreate, RetentionIsSevenToNinetyDays) {
  for (const std::int64_t good : {7, 90}) {
    EXPECT_FALSE(why([&](auto& op) { op.softDeleteRetentionInDays = good; })) << good;
  }
  for (const std::int64_t bad : {-1, 0, 6, 91}) {
    EXPECT_EQ(why([&](auto& op) { op.softDeleteRetentionInDays = bad; }), Reason::invalidParameter);
  }
}

TEST(VaultCreate, PurgeProtectionIsTrueOrAbsent) {
  EXPECT_FALSE(why([](auto& op) { op.enablePurgeProtection = true; }));
  EXPECT_EQ(why([](auto& op) { op.enablePurgeProtection = false; }), Reason::invalidParameter);
}

TEST(VaultCreate, PlaceMustExist) {
  EXPECT_EQ(why([](auto& op) { op.subscriptionId = "sub2"; }), Reason::notFound);
  EXPECT_EQ(why([](auto& op) { op.tenantId = "tenant2"; }), Reason::wrongTenant);
  EXPECT_EQ(why([](auto& op) { op.resourceGroup = ""; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.location = ""; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.name = "v_1"; }), Reason::invalidName);
}

TEST(VaultCreate, SettingsAreChecked) {
  EXPECT_EQ(why([](auto& op) { op.publicNetworkAccess = "Off"; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.networkAcls = NetworkAcls{{}, "Deny", {{"x"}}}; }),
            Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.accessPolicies = {{"tenant2", "p", {{"get"}}}}; }),
            Reason::wrongTenant);
}

TEST(VaultCreate, NameIsUniqueWhateverItsCase) {
  World world;
  world.must(plain());
  VaultCreate again = plain();
  again.name = "VAULT1";
  again.resourceGroup = "rg2";
  EXPECT_EQ(world.refusal(again), Reason::nameTaken);
}

TEST(VaultCreate, ListsShowTheLivingAndTheDeletedApart) {
  World world;
  world.vault("vault2").vault("vault1").vault("vault3");
  auto gone = world.call<VaultDelete>();
  gone.vault = "vault2";
  world.must(gone);
  const VaultList live = world.must(ListVaults{"sub1", {}});
  ASSERT_EQ(live.value.size(), 2U);
  EXPECT_EQ(live.value[0].name, "vault1");
  EXPECT_FALSE(live.value[0].deletionDate);
  const VaultList deleted = world.must(ListVaults{"sub1", true});
  ASSERT_EQ(deleted.value.size(), 1U);
  EXPECT_EQ(deleted.value[0].scheduledPurgeDate, testing::kNow + 90 * kDay);
  EXPECT_EQ(world.refusal(ListVaults{"sub2", {}}), Reason::notFound);
}

}  // namespace
}  // namespace cmk::key_vault
