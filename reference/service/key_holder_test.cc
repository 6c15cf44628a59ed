#include "reference/service/key_holder.h"

#include <gtest/gtest.h>

#include "reference/entra/system_assigned.h"
#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;
using testing::kIdentityId;
using testing::kUser;

const IdentityChoice kFirstParty{IdentityKind::FirstParty, {}};
const IdentityChoice kSystem{IdentityKind::SystemAssigned, {}};

TEST(KeyHolder, StandsWhereItsKeySays) {
  AccountWorld world;
  const Resource& resource = world.resource();
  entra::create_system_assigned(*std::make_unique<Room>(world.room()), resource.id,
                                resource.tenantId, resource.location);
  for (const IdentityChoice& choice : {kFirstParty, kSystem, kUser}) {
    const entra::Principal* holder = find_holder(world.room(), resource, choice);
    ASSERT_NE(holder, nullptr);
    EXPECT_EQ(world.directory.principals.find(holder_key(resource, choice)), holder);
  }
}

TEST(KeyHolder, IsTheOneOfTheDirectory) {
  AccountWorld world;
  const auto* user = find_holder(world.room(), world.resource(), kUser);
  EXPECT_EQ(user->principalId, world.people.at("identity1"));
  EXPECT_EQ(find_holder(world.room(), world.resource(), kSystem), nullptr);
  const IdentityChoice unknown{IdentityKind::UserAssigned, "/none"};
  EXPECT_EQ(find_holder(world.room(), world.resource(), unknown), nullptr);
  const IdentityChoice shouted{IdentityKind::UserAssigned,
                               "/SUBSCRIPTIONS/" + kIdentityId.substr(15)};
  EXPECT_EQ(find_holder(world.room(), world.resource(), shouted), user);
}

TEST(KeyHolder, IsNoneOnceDeletedAndAgainOnceRecovered) {
  AccountWorld world;
  world.must(entra::IdentityDelete{kIdentityId});
  EXPECT_EQ(find_holder(world.room(), world.resource(), kUser), nullptr);
  world.must(entra::IdentityRecover{kIdentityId});
  EXPECT_NE(find_holder(world.room(), world.resource(), kUser), nullptr);
}

TEST(KeyHolder, IsOneOfTheResourcesOwn) {
  AccountWorld world;
  EXPECT_TRUE(has_identity(world.resource(), kFirstParty));
  EXPECT_FALSE(has_identity(world.resource(), kSystem));
  EXPECT_TRUE(has_identity(world.resource(), kUser));
  EXPECT_FALSE(has_identity(world.resource(), {IdentityKind::UserAssigned, "/none"}));
  EXPECT_FALSE(has_identity(world.resource(), {IdentityKind::UserAssigned, ""}));
}

}  // namespace
}  // namespace cmk::service
