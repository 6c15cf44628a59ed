#include "reference/service/protection.h"

#include <gtest/gtest.h>

#include "reference/key_vault/rules.h"
#include "reference/service/fault_inject.h"
#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;
using testing::kIdentityId;
using testing::kKeyUri;
using testing::kNow;
using testing::kUser;

const KeySetting kSetting{kKeyUri, kUser};

Resource& edit(AccountWorld& world) {
  return *world.estate.resources.edit(to_lower(testing::kAccountId));
}

// A resource of the service under its own keys, not in the estate, with one record.
Resource unprotected(AccountWorld& world, Service service) {
  Room room = world.room();
  Resource resource = world.resource();
  resource.service = service;
  resource.key.reset();
  resource.ring = make_ring(room);
  resource.data = {};
  resource.data.records.put(record_key("c", "r"),
                            seal(room.crypto, room.source, resource.ring,
                                 place_of(resource.id, "c", "r"), to_bytes("content")));
  return resource;
}

bool opens(AccountWorld& world, const Resource& resource) {
  const StoredRecord& record = *resource.data.records.find(record_key("c", "r"));
  const auto content =
      open(world.room().crypto, resource.ring, place_of(resource.id, "c", "r"), record);
  return content && *content == SecretBytes(std::string_view("content"));
}

TEST(Protection, AnAccountGetsALayerOfItsOwn) {
  AccountWorld world;
  Room room = world.room();
  Resource resource = unprotected(world, Service::cosmos);
  const KeyRing before = resource.ring;
  ASSERT_TRUE(take_key(room, resource, kSetting));
  EXPECT_EQ(resource.ring.service_key, before.service_key);
  EXPECT_NE(resource.ring.data_key, before.service_key);
  EXPECT_TRUE(resource.data.records.first().second.customer_nonce);
  EXPECT_TRUE(opens(world, resource));
}

TEST(Protection, AClustersServiceKeyIsWrapped) {
  AccountWorld world;
  world.give_policy({"get", "list", "wrapKey", "unwrapKey"});
  Room room = world.room();
  for (const Service service : {Service::mongoVcore, Service::postgresql}) {
    Resource resource = unprotected(world, service);
    const KeyRing before = resource.ring;
    const DataStore data = resource.data;
    ASSERT_TRUE(take_key(room, resource, kSetting));
    EXPECT_TRUE(resource.ring.service_key.empty());
    EXPECT_EQ(resource.ring.data_key, before.service_key);
    EXPECT_EQ(resource.data, data);
    EXPECT_TRUE(opens(world, resource));
  }
}

TEST(Protection, AnotherKeyWrapsTheSameDataKey) {
  AccountWorld world;
  world.key("key2");
  Room room = world.room();
  Resource& resource = edit(world);
  const Resource before = resource;
  ASSERT_TRUE(take_key(room, resource, {key_vault::key_identifier("vault1", "key2", ""), kUser}));
  EXPECT_EQ(resource.ring.data_key, before.ring.data_key);
  EXPECT_EQ(resource.data, before.data);
  EXPECT_EQ(resource.ring.epochs.back().name, "key2");
  EXPECT_EQ(resource.ring.epochs.size(), 2U);
  resource.ring.data_key = {};
  EXPECT_TRUE(unlock(room, resource));
  EXPECT_EQ(resource.ring.data_key, before.ring.data_key);
}

TEST(Protection, ARefusedKeyLeavesTheOldOne) {
  AccountWorld world;
  world.key("off");
  auto disable = world.call<key_vault::KeyUpdate>();
  disable.name = "off";
  disable.attributes.emplace().enabled = false;
  world.must(disable);
  struct Case {
    std::string key_uri;
    Reason reason;
    std::optional<int> substatus;
  };
  const std::array cases = {
      Case{"", Reason::invalidKeyUri, 4006}, Case{"key1", Reason::invalidKeyUri, 4006},
      Case{key_vault::key_identifier("none", "key1", ""), Reason::notFound, 4009},
      Case{key_vault::key_identifier("vault1", "none", ""), Reason::notFound, 4003},
      Case{key_vault::key_identifier("vault1", "off", ""), Reason::keyDisabled, 4018}};
  Room room = world.room();
  for (const Case& each : cases) {
    Resource& resource = edit(world);
    const Resource before = resource;
    const auto taken = take_key(room, resource, {each.key_uri, kUser});
    ASSERT_FALSE(taken) << each.key_uri;
    EXPECT_EQ(taken.error().reason, each.reason);
    EXPECT_EQ(taken.error().substatus, each.substatus);
    EXPECT_EQ(resource, before);
  }
}

TEST(Protection, AnOutageIsNamedBeforeAnythingElse) {
  struct Case {
    const char* service;
    Cause cause;
    int substatus;
  };
  constexpr std::array kCases = {Case{"tokenService", Cause::tokenServiceDown, 4001},
                                 Case{"keyVault", Cause::vaultServiceDown, 4004},
                                 Case{"keyVaultError", Cause::vaultServiceFailing, 4008}};
  for (const Case& each : kCases) {
    AccountWorld world;
    EXPECT_EQ(outage(world.room()), Cause::none);
    world.must(FaultInject{each.service, true});
    Room room = world.room();
    EXPECT_EQ(outage(room), each.cause);
    const auto taken = take_key(room, edit(world), {"", kUser});
    EXPECT_EQ(taken.error().reason, Reason::serviceUnavailable);
    EXPECT_EQ(taken.error().substatus, each.substatus);
    world.must(FaultInject{each.service, false});
    EXPECT_EQ(outage(room), Cause::none);
  }
}

TEST(Protection, ARefusedKeyIsLogged) {
  AccountWorld world;
  Room room = world.room();
  const std::uint64_t before = world.estate.activity.last_number();
  const std::string uri = key_vault::key_identifier("vault1", "none", "");
  ASSERT_FALSE(take_key(room, edit(world), {uri, kUser}));
  int num_events = 0;
  world.estate.activity.for_each_after(before, kNow, [&](auto, const ActivityEvent& event) {
    ++num_events;
    EXPECT_EQ(event.time, kNow);
    EXPECT_EQ(event.resourceId, testing::kAccountId);
    EXPECT_EQ(event.keyUri, uri);
    EXPECT_EQ(event.status, "Failed");
    EXPECT_EQ(event.reason, "notFound");
    EXPECT_EQ(event.substatus, 4003);
  });
  EXPECT_EQ(num_events, 1);
}

TEST(Protection, TheVaultDecidesWhetherTheDataKeyIsOpened) {
  AccountWorld world(Timing::latest);
  Room room = world.room();
  Resource& resource = edit(world);
  const SecretBytes data_key = resource.ring.data_key;
  resource.ring.data_key = {};
  world.enable_key(false);
  EXPECT_FALSE(unlock(room, edit(world)));
  EXPECT_TRUE(edit(world).ring.data_key.empty());
  world.enable_key(true);
  EXPECT_TRUE(unlock(room, edit(world)));
  EXPECT_EQ(edit(world).ring.data_key, data_key);
}

TEST(Protection, ADataKeyOfAnotherLengthIsNone) {
  AccountWorld world(Timing::latest);
  world.rules = Rulebook({&key_vault::rules::kUnwrapDropsLastByte});
  Room room = world.room();
  EXPECT_FALSE(unlock(room, edit(world)));
}

TEST(Protection, InaccessibleDataIsRefusedWithItsCause) {
  Resource resource;
  EXPECT_TRUE(check_accessible(resource));
  resource.lost = Cause::networkDenied;
  const auto refused = check_accessible(resource);
  EXPECT_EQ(refused.error().reason, Reason::keyInaccessible);
  EXPECT_EQ(refused.error().substatus, 4016);
}

TEST(Protection, ChangesAreRemembered) {
  AccountWorld world;
  Room room = world.room();
  Resource& resource = edit(world);
  move_to_version(room, resource, resource.ring.epochs.back().version);
  remember(room, resource);
  const Snapshot* now = resource.history.at(kNow);
  ASSERT_NE(now, nullptr);
  EXPECT_EQ(now->key_epoch, 2U);
  EXPECT_EQ(now->data, resource.data);
  EXPECT_TRUE(now->accessible);
}

}  // namespace
}  // namespace cmk::service
