#include "reference/monitoring/scope.h"

#include <gtest/gtest.h>

#include "reference/key_vault/vault_delete.h"
#include "reference/testing/postgres_world.h"

namespace cmk::monitoring {
namespace {

using testing::cluster_id;
using testing::kVaultId;
using testing::PostgresWorld;

service::ActivityEvent event(const std::string& key_uri) {
  return {0, cluster_id(), "op", "Failed", key_uri, {}, 0};
}

bool concerned(PostgresWorld& world, const std::string& key_uri, std::string_view scope) {
  const Rooms rooms = world.rooms();
  return concerns(rooms.monitoring, event(key_uri), scope);
}

const std::string kKey = key_vault::key_identifier("vault1", "key1", "");

TEST(ScopeTest, CoversTheResourceAndWhatItLiesIn) {
  PostgresWorld world;
  EXPECT_TRUE(concerned(world, "", cluster_id()));
  EXPECT_TRUE(concerned(world, "", "/SUBSCRIPTIONS/SUB1/resourceGroups/RG1"));
  EXPECT_FALSE(concerned(world, "", cluster_id() + "1"));
  EXPECT_FALSE(concerned(world, "", "/subscriptions/sub1/resourceGroups/rg"));
  EXPECT_FALSE(concerned(world, "", kVaultId));
}

TEST(ScopeTest, CoversTheVaultOfTheKeyEvenDeleted) {
  PostgresWorld world;
  EXPECT_TRUE(concerned(world, kKey, kVaultId));
  EXPECT_FALSE(concerned(world, "https://vault2.vault.azure.net/keys/key1", kVaultId));
  EXPECT_FALSE(concerned(world, "no key", kVaultId));
  EXPECT_FALSE(concerned(world, kKey, kVaultId + "2"));
  world.must(world.call<key_vault::VaultDelete>());
  EXPECT_TRUE(concerned(world, kKey, kVaultId));
}

}  // namespace
}  // namespace cmk::monitoring
