// The life of an identity: create, get, delete, recover.
#include "reference/entra/identity.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_get.h"
#include "reference/entra/identity_recover.h"
#include "reference/testing/world.h"

namespace cmk::entra {
namespace {

using testing::World;

IdentityCreate managed(const std::string& name = "uami1") {
  return {name, PrincipalType::UserAssigned, {}, testing::kSubscription, "rg1"};
}

TEST(Identity, ManagedIdentityHasAnArmIdAndTheSubscriptionsTenant) {
  World world;
  const Identity made = world.must(managed());
  EXPECT_EQ(made.id,
            "/subscriptions/sub1/resourceGroups/rg1/providers/Microsoft.ManagedIdentity/"
            "userAssignedIdentities/uami1");
  EXPECT_EQ(made.tenantId, "tenant1");
  EXPECT_NE(made.principalId, made.clientId);
  EXPECT_EQ(world.must(IdentityGet{made.id}), made);
}

TEST(Identity, NameHasThreeToOneHundredTwentyCharacters) {  // azure-facts 2.5
  World world;
  for (const std::string& good : {std::string("a1_"), std::string(120, 'a'), std::string("9-_")}) {
    EXPECT_FALSE(world.refusal(managed(good))) << good;
  }
  for (const std::string& bad : {std::string(), std::string("ab"), std::string(121, 'a'),
                                 std::string("-ab"), std::string("_ab"), std::string("a.b")}) {
    EXPECT_EQ(world.refusal(managed(bad)), Reason::invalidName) << bad;
  }
}

TEST(Identity, ManagedIdentityHasARegion) {
  World world;
  EXPECT_EQ(world.must(managed()).location, "westeurope");
  IdentityCreate op = managed("uami2");
  op.location = "East US 2";
  EXPECT_EQ(world.must(op).location, "eastus2");
  op.name = "uami3";
  op.location = " ";
  EXPECT_EQ(world.refusal(op), Reason::invalidParameter);
  IdentityCreate person{"ann", PrincipalType::User, testing::kTenant, {}, {}};
  EXPECT_EQ(world.must(person).location, std::nullopt);
  person.name = "bob";
  person.location = "westeurope";
  EXPECT_EQ(world.refusal(person), Reason::invalidParameter);
}

TEST(Identity, PlaceMustExist) {
  World world;
  const auto why = [&](auto change) {
    IdentityCreate op = managed();
    change(op);
    return world.refusal(op);
  };
  EXPECT_EQ(why([](auto& op) { op.subscriptionId = "other"; }), Reason::notFound);
  EXPECT_EQ(why([](auto& op) { op.subscriptionId.reset(); }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.resourceGroup = ""; }), Reason::invalidParameter);
  EXPECT_EQ(why([](auto& op) { op.tenantId = "other"; }), Reason::wrongTenant);
  EXPECT_EQ(why([](auto& op) { op.type = PrincipalType::User; }), Reason::notFound);
}

// vCore: recovering from managed identity deletion.
TEST(Identity, ANewOneOfADeletedOnesNameIsAnotherIdentity) {
  World world;
  const Identity made = world.must(managed());
  EXPECT_EQ(world.refusal(managed("UAMI1")), Reason::nameTaken);
  world.must(IdentityDelete{made.id});
  const Identity second = world.must(managed());
  EXPECT_EQ(second.id, made.id);
  EXPECT_NE(second.principalId, made.principalId);
  EXPECT_EQ(world.refusal(IdentityRecover{made.id}), Reason::notFound);
}

TEST(Identity, DeletedIdentityComesBackWithItsObjectId) {
  World world;
  const Identity made = world.must(managed());
  EXPECT_EQ(world.refusal(IdentityRecover{made.id}), Reason::notFound);
  world.must(IdentityDelete{made.id});
  EXPECT_EQ(world.refusal(IdentityGet{made.id}), Reason::notFound);
  EXPECT_EQ(world.refusal(IdentityDelete{made.id}), Reason::notFound);
  EXPECT_EQ(world.must(IdentityRecover{to_lower(made.id)}), made);
  EXPECT_EQ(world.must(IdentityGet{made.id}), made);
}

}  // namespace
}  // namespace cmk::entra
