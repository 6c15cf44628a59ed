#include "reference/entra/system_assigned.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_get.h"
#include "reference/entra/identity_recover.h"
#include "reference/testing/world.h"

namespace cmk::entra {
namespace {

using testing::World;

const std::string kResource =
    arm_id("sub1", "rg1", "Microsoft.DocumentDB/databaseAccounts", "account1");

Principal create(World& world, const std::string& resource = kResource) {
  Room room = world.room();
  return create_system_assigned(room, resource, testing::kTenant, "West US");
}

TEST(SystemAssigned, IsAPrincipalThatNamesItsResource) {
  World world;
  EXPECT_EQ(find_system_assigned(world.directory, kResource), nullptr);
  const Principal made = create(world);
  const Identity seen = world.must(IdentityGet{made.id});
  EXPECT_EQ(seen.type, PrincipalType::SystemAssigned);
  EXPECT_EQ(seen.resource, kResource);
  EXPECT_EQ(seen.name, "account1");
  EXPECT_EQ(seen.location, "westus");
  EXPECT_EQ(seen.principalId, made.principalId);
  EXPECT_EQ(*find_system_assigned(world.directory, to_lower(kResource)), made);
}

TEST(SystemAssigned, TakesGrantsAsOthersDo) {
  World world;
  world.people["system"] = create(world).principalId;
  world.vault("vault1", [](auto& op) { op.enableRbacAuthorization = true; });
  world.allow("system", {"get"}).assign("system", std::string(kEncryptionUser));
  EXPECT_EQ(world.directory.assignments_of(world.people["system"]).size(), 1U);
}

TEST(SystemAssigned, IsDeletedWithItsResourceAndForGood) {
  World world;
  const Principal first = create(world);
  EXPECT_EQ(world.refusal(IdentityDelete{first.id}), Reason::invalidParameter);
  delete_system_assigned(world.directory, kResource);
  EXPECT_EQ(find_system_assigned(world.directory, kResource), nullptr);
  EXPECT_EQ(world.refusal(IdentityGet{first.id}), Reason::notFound);
  EXPECT_EQ(world.refusal(IdentityRecover{first.id}), Reason::notFound);
  EXPECT_EQ(world.directory.sign_in(world.rules, first.principalId).error().reason,
            Reason::unauthenticated);
  const Principal second = create(world);
  EXPECT_EQ(second.id, first.id);
  EXPECT_NE(second.principalId, first.principalId);
  EXPECT_TRUE(world.directory.find_by_object_id(first.principalId)->deleted);
}

TEST(SystemAssigned, DeletingNoneChangesNothing) {
  World world;
  const Directory before = world.directory;
  delete_system_assigned(world.directory, kResource);
  EXPECT_EQ(world.directory, before);
}

TEST(SystemAssigned, ServesItsOwnResourceAlone) {
  World world;
  const Principal own = create(world);
  const std::string other = kResource + "2";
  EXPECT_TRUE(is_assignable(own, to_lower(kResource)));
  EXPECT_FALSE(is_assignable(own, other));
  const auto is_assignable_type = [&](PrincipalType type) {
    Principal principal;
    principal.type = type;
    return is_assignable(principal, other);
  };
  EXPECT_TRUE(is_assignable_type(PrincipalType::UserAssigned));
  EXPECT_FALSE(is_assignable_type(PrincipalType::SystemAssigned));
  EXPECT_FALSE(is_assignable_type(PrincipalType::FirstParty));
  EXPECT_FALSE(is_assignable_type(PrincipalType::User));
}

}  // namespace
}  // namespace cmk::entra
