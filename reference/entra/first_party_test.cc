#include "reference/entra/first_party.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_find.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/testing/world.h"

namespace cmk::entra {
namespace {

using testing::kSubscription;
using testing::kTenant;
using testing::World;

const std::string kApp = "a232010e-820c-4083-83bb-3ace5fc29d0b";

void register_provider(World& world, const std::string& subscription = kSubscription) {
  world.must(SubscriptionRegisterProvider{subscription, std::string(kDocumentDb)});
}

TEST(FirstParty, ComesWithTheRegistrationOfItsProvider) {  // azure-facts 2.6
  World world;
  EXPECT_EQ(first_party(world.directory, kTenant), nullptr);
  EXPECT_EQ(world.refusal(IdentityFind{kTenant, kApp}), Reason::notFound);
  world.must(SubscriptionRegisterProvider{kSubscription, "Microsoft.Storage"});
  EXPECT_EQ(first_party(world.directory, kTenant), nullptr);
  register_provider(world);
  const Identity found = world.must(IdentityFind{kTenant, kApp});
  EXPECT_EQ(found.name, "Azure Cosmos DB");
  EXPECT_EQ(found.type, PrincipalType::FirstParty);
  EXPECT_EQ(found.clientId, kApp);
  EXPECT_EQ(found.principalId, first_party(world.directory, kTenant)->principalId);
  EXPECT_EQ(world.must(IdentityFind{kTenant, "A232010E-820C-4083-83BB-3ACE5FC29D0B"}), found);
}

TEST(FirstParty, IsOneForAllSubscriptionsOfATenant) {
  World world;
  world.must(SubscriptionCreate{"sub2", kTenant});
  world.must(TenantCreate{"tenant2"});
  register_provider(world);
  const Identity found = world.must(IdentityFind{kTenant, kApp});
  register_provider(world);
  register_provider(world, "sub2");
  EXPECT_EQ(world.must(IdentityFind{kTenant, kApp}), found);
  EXPECT_EQ(world.refusal(IdentityFind{"tenant2", kApp}), Reason::notFound);
  EXPECT_EQ(world.refusal(IdentityFind{"tenant3", kApp}), Reason::notFound);
}

TEST(FirstParty, IsBroughtBackByRegisteringAgain) {
  World world;
  register_provider(world);
  const Identity first = world.must(IdentityFind{kTenant, kApp});
  world.must(IdentityDelete{first.id});
  EXPECT_EQ(first_party(world.directory, kTenant), nullptr);
  EXPECT_EQ(world.refusal(IdentityFind{kTenant, kApp}), Reason::notFound);
  register_provider(world);
  const Identity second = world.must(IdentityFind{kTenant, kApp});
  EXPECT_EQ(second.id, first.id);
  EXPECT_NE(second.principalId, first.principalId);
}

TEST(FirstParty, RegistrationIsPerSubscriptionAndWithoutRegardToCase) {
  World world;
  world.must(SubscriptionCreate{"sub2", kTenant});
  EXPECT_FALSE(is_registered(world.directory, kSubscription, kDocumentDb));
  world.must(SubscriptionRegisterProvider{kSubscription, "microsoft.DOCUMENTDB"});
  EXPECT_TRUE(is_registered(world.directory, kSubscription, kDocumentDb));
  EXPECT_FALSE(is_registered(world.directory, "sub2", kDocumentDb));
  EXPECT_FALSE(is_registered(world.directory, "sub3", kDocumentDb));
  EXPECT_NE(first_party(world.directory, kTenant), nullptr);
}

}  // namespace
}  // namespace cmk::entra
