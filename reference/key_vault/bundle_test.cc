#include "reference/key_vault/bundle.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_get.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

struct Row {
  bool soft_delete;
  std::int64_t days;
  bool purge_protection;
  const char* level;
};
constexpr Row kLevels[] = {
    // azure-facts 3.1
    {true, 90, false, "Recoverable+Purgeable"},
    {true, 90, true, "Recoverable"},
    {true, 89, false, "CustomizedRecoverable+Purgeable"},
    {true, 89, true, "CustomizedRecoverable"},
    {true, 7, true, "CustomizedRecoverable"},
    {false, 90, false, "Purgeable"},
};

TEST(Bundle, RecoveryLevelSaysWhatDeletionLeavesPossible) {
  World world = World::with_key();
  for (const Row& row : kLevels) {
    VaultRecord& vault = world.record();
    vault.soft_delete = row.soft_delete;
    vault.retention_days = row.days;
    vault.purge_protection = row.purge_protection;
    const KeyAttributes got = world.must(world.call<KeyGet>()).attributes;
    EXPECT_EQ(got.recoveryLevel, row.level);
    EXPECT_EQ(got.recoverableDays, row.soft_delete ? std::optional(row.days) : std::nullopt);
  }
}

TEST(Bundle, ShowsThePublicPartOnly) {
  World world = World::with_key();
  const KeyBundle bundle = world.must(world.call<KeyGet>());
  const crypto::RsaPublic& numbers = world.stored_key().versions[0].material->public_numbers();
  EXPECT_EQ(bundle.key.n, numbers.n);
  EXPECT_EQ(bundle.key.e, numbers.e);
  const JsonWebKey& key = bundle.key;
  EXPECT_FALSE(key.d || key.p || key.q || key.dp || key.dq || key.qi);
  EXPECT_EQ(version_of(bundle), world.stored_key().current);
}

TEST(Bundle, NamesAsWritten) {
  World world = World::with_vault();
  world.key("MyKey");
  auto op = world.call<KeyGet>();
  op.name = "MYKEY";
  EXPECT_EQ(world.must(op).key.kid,
            "https://vault1.vault.azure.net/keys/MyKey/" + world.stored_key("mykey").current);
}

TEST(Bundle, VaultShowsItsSettings) {
  World world;
  world.vault("vault1", [](VaultCreate& op) {
    op.location = "West Europe";
    op.softDeleteRetentionInDays = 10;
  });
  world.record().policies.put("p2", {"tenant1", {"get"}, {}});
  world.record().policies.put("p1", {"tenant1", {"All"}, {}});
  const Vault vault = vault_of(world.record());
  EXPECT_EQ(vault.id, testing::kVaultId);
  EXPECT_EQ(vault.vaultUri, "https://vault1.vault.azure.net/");
  EXPECT_EQ(vault.location, "westeurope");
  EXPECT_EQ(vault.softDeleteRetentionInDays, 10);
  EXPECT_TRUE(vault.enableSoftDelete);
  EXPECT_FALSE(vault.enablePurgeProtection);
  ASSERT_EQ(vault.accessPolicies.size(), 2U);
  EXPECT_EQ(vault.accessPolicies[0].objectId, "p1");
  EXPECT_EQ(vault.accessPolicies[0].permissions.keys, std::vector<std::string>{"All"});
}

}  // namespace
}  // namespace cmk::key_vault
