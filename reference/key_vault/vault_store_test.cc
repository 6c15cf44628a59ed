#include "reference/key_vault/vault_store.h"

#include <gtest/gtest.h>

#include "reference/key_vault/key_wrap_key.h"
#include "reference/key_vault/vault_delete.h"
#include "reference/key_vault/vault_get.h"
#include "reference/key_vault/vault_recover.h"
#include "reference/key_vault/vault_set_diagnostics.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;
using Names = std::vector<std::string>;

World settled() {
  World world = World::with_key();
  world.settles = false;
  (void)world.vaults.take_changes();
  return world;
}

TEST(VaultStore, TellsTheVaultsThatChanged) {
  World world = settled();
  world.vault("vault3").vault("Vault2").key("key2");
  EXPECT_TRUE(world.vaults.has_changes());
  EXPECT_EQ(world.vaults.take_changes(), (Names{"vault1", "vault2", "vault3"}));
  EXPECT_EQ(world.vaults.take_changes(), Names());
  EXPECT_FALSE(world.vaults.has_changes());
}

TEST(VaultStore, MovingAVaultIsOneChange) {
  World world = settled();
  world.must(world.call<VaultDelete>());
  EXPECT_EQ(world.vaults.take_changes(), Names{"vault1"});
  world.must(world.call<VaultRecover>());
  EXPECT_EQ(world.vaults.take_changes(), Names{"vault1"});
}

TEST(VaultStore, WhatTimeBringsIsAChange) {
  World world = settled();
  world.must(world.call<VaultDelete>());
  (void)world.vaults.take_changes();
  world.advance(testing::kNow + 90 * kDay - 1);
  EXPECT_EQ(world.vaults.take_changes(), Names());
  ASSERT_TRUE(world.agenda.has_due(testing::kNow + 90 * kDay));
}

TEST(VaultStore, ReadingUsingAndLoggingAreNone) {
  World world = settled();
  auto on = world.call<VaultSetDiagnostics>();
  on.auditEvent = true;
  world.must(on);
  (void)world.vaults.take_changes();
  world.must(world.call<VaultGet>());
  auto wrap = world.call<KeyWrapKey>();
  wrap.alg = "RSA-OAEP-256";
  wrap.value = SecretBytes(std::size_t{32});
  world.must(wrap);
  EXPECT_NE(world.record().audit_log.size(), 0U);
  (void)world.vaults.take_changes();  // of looking through record()
  world.must(wrap);
  EXPECT_EQ(world.vaults.take_changes(), Names());
}

}  // namespace
}  // namespace cmk::key_vault
