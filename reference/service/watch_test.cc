#include "reference/service/watch.h"

#include <gtest/gtest.h>

#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::account_id;
using testing::AccountWorld;
using testing::kIdentityId;

std::string key_of(const std::string& name) { return to_lower(account_id(name)); }

TEST(Watch, ListsThoseWhoDependOnOneThingInOrder) {
  AccountWorld world;
  world.key("key2");
  world.add_account("account3", key_vault::key_identifier("VAULT1", "key2", ""));
  world.add_account("account2");
  const std::vector<std::string> all = {key_of("account1"), key_of("account2"), key_of("account3")};
  EXPECT_EQ(watchers_of_vault(world.room(), "vault1"), all);
  EXPECT_EQ(watchers_of_principal(world.room(), to_lower(kIdentityId)), all);
}

TEST(Watch, NamesThatBeginAlikeAreOthers) {
  AccountWorld world;
  EXPECT_TRUE(watchers_of_vault(world.room(), "vault").empty());
  EXPECT_TRUE(watchers_of_vault(world.room(), "vault11").empty());
  EXPECT_TRUE(watchers_of_vault(world.room(), "").empty());
  EXPECT_TRUE(watchers_of_principal(world.room(), "").empty());
  EXPECT_TRUE(watchers_of_principal(world.room(), "vault1").empty());
}

TEST(Watch, AResourceWithoutAKeyWatchesNothing) {
  AccountWorld world;
  Room room = world.room();
  Resource& resource = *room.estate.resources.edit(key_of("account1"));
  resource.key.reset();
  watch(room, resource);
  EXPECT_TRUE(resource.watches.empty());
  EXPECT_EQ(room.estate.watchers.size(), 0U);
}

TEST(Watch, AnotherSettingTakesThePlaceOfTheFirst) {
  AccountWorld world;
  Room room = world.room();
  Resource& resource = *room.estate.resources.edit(key_of("account1"));
  resource.key->key_uri = key_vault::key_identifier("vault2", "key1", "");
  resource.key->identity = {IdentityKind::FirstParty, {}};
  watch(room, resource);
  watch(room, resource);
  EXPECT_EQ(room.estate.watchers.size(), 2U);
  EXPECT_TRUE(watchers_of_vault(room, "vault1").empty());
  EXPECT_TRUE(watchers_of_principal(room, to_lower(kIdentityId)).empty());
  EXPECT_EQ(watchers_of_vault(room, "vault2").size(), 1U);
  unwatch(room, resource);
  EXPECT_EQ(room.estate.watchers.size(), 0U);
}

TEST(Watch, AnIdentityNeedNotExist) {
  AccountWorld world;
  Room room = world.room();
  Resource& resource = *room.estate.resources.edit(key_of("account1"));
  resource.key->identity = {IdentityKind::UserAssigned, "/subscriptions/Sub1/none"};
  watch(room, resource);
  EXPECT_EQ(watchers_of_principal(room, "/subscriptions/sub1/none").size(), 1U);
}

}  // namespace
}  // namespace cmk::service
