// Tenants and subscriptions, and the providers registered in them.
#include "reference/entra/subscription_create.h"

#include <gtest/gtest.h>

#include "reference/entra/subscription_register_provider.h"
#include "reference/testing/world.h"

namespace cmk::entra {
namespace {

using testing::World;

TEST(Tenant, NameIsThereOnceAndNotEmpty) {
  World world;
  EXPECT_FALSE(world.refusal(TenantCreate{"tenant2"}));
  EXPECT_EQ(world.refusal(TenantCreate{"tenant2"}), Reason::nameTaken);
  EXPECT_EQ(world.refusal(TenantCreate{""}), Reason::invalidName);
}

TEST(Subscription, StandsInATenant) {
  World world;
  EXPECT_FALSE(world.refusal(SubscriptionCreate{"sub2", "tenant1"}));
  EXPECT_EQ(world.refusal(SubscriptionCreate{"sub2", "tenant1"}), Reason::nameTaken);
  EXPECT_EQ(world.refusal(SubscriptionCreate{"sub3", "tenant9"}), Reason::notFound);
  for (const char* bad : {"", "a/b", "/"}) {
    EXPECT_EQ(world.refusal(SubscriptionCreate{bad, "tenant1"}), Reason::invalidName) << bad;
  }
}

TEST(Subscription, RegisteringTwiceIsRegisteringOnce) {
  World world;
  const SubscriptionRegisterProvider op{"sub1", "Microsoft.DocumentDB"};
  EXPECT_EQ(world.must(op).registrationState, "Registered");
  world.must(SubscriptionRegisterProvider{"sub1", "Microsoft.Aaa"});
  EXPECT_EQ(world.must(op).registrationState, "Registered");
  const std::vector<std::string> sorted = {"microsoft.aaa", "microsoft.documentdb"};
  EXPECT_EQ(world.directory.subscriptions.find("sub1")->resourceProviders, sorted);
}

TEST(Subscription, RegistersNamespacesOfWhatExists) {
  World world;
  EXPECT_EQ(world.refusal(SubscriptionRegisterProvider{"sub2", "Microsoft.DocumentDB"}),
            Reason::notFound);
  EXPECT_EQ(world.refusal(SubscriptionRegisterProvider{"sub1", "DocumentDB"}), Reason::invalidName);
}

}  // namespace
}  // namespace cmk::entra
