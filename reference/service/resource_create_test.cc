#include "reference/service/resource_create.h"

#include <gtest/gtest.h>

#include "reference/entra/first_party.h"
#include "reference/entra/identity_create.h"
#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_get.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/entra/system_assigned.h"
#include "reference/service/key_holder.h"
#include "reference/service/rules.h"
#include "reference/service/tasks.h"
#include "reference/testing/world.h"

namespace cmk::service {
namespace {

using testing::kSubscription;
using testing::World;

struct PlaceWorld : World {
  PlaceWorld() { must(entra::SubscriptionRegisterProvider{kSubscription, "Microsoft.DocumentDB"}); }

  std::optional<Reason> why_not(Service service, const ResourcePlace& place) {
    Room here = room();
    const auto made = new_resource(here, service, place);
    return made ? std::nullopt : std::optional(made.error().reason);
  }
  Resource& add(const std::string& name, Identities identities = {}) {
    Room here = room();
    Resource made = *new_resource(here, Service::cosmos, place(name));
    made.identities = std::move(identities);
    return add_resource(here, std::move(made));
  }
  void remove(const Resource& resource) {
    Room here = room();
    remove_resource(here, Resource(resource));
  }
  static ResourcePlace place(std::string name) {
    return {std::move(name), kSubscription, "rg1", "West Europe"};
  }
};

TEST(ResourceCreate, NamesAreOfTheLengthThatTheServiceTakes) {
  PlaceWorld world;
  for (const auto& [service, max] :
       {std::pair{Service::cosmos, 44U}, std::pair{Service::mongoVcore, 40U},
        std::pair{Service::postgresql, 40U}}) {
    for (const std::size_t len : {3U, max}) {
      EXPECT_FALSE(world.why_not(service, world.place(std::string(len, 'a')))) << len;
    }
    for (const std::size_t len : {0U, 1U, 2U, max + 1}) {
      EXPECT_EQ(world.why_not(service, world.place(std::string(len, 'a'))), Reason::invalidName);
    }
  }
}

TEST(ResourceCreate, NamesHaveLowerCaseLettersDigitsAndSingleHyphens) {
  PlaceWorld world;
  EXPECT_FALSE(world.why_not(Service::cosmos, world.place("a1-b2-3c")));
  EXPECT_FALSE(world.why_not(Service::cosmos, world.place("123")));
  for (const std::string& bad :
       {std::string("-abc"), std::string("abc-"), std::string("a--b"), std::string("Abc"),
        std::string("a_b"), std::string("a.b"), std::string("a b"), std::string("a/b"),
        std::string("abc\n"), std::string("abc\0", 4), std::string("\xC3\xA4-ab")}) {
    for (const Service service : kServices) {
      EXPECT_EQ(world.why_not(service, world.place(bad)), Reason::invalidName) << bad;
    }
  }
}

TEST(ResourceCreate, NeedsASubscriptionAGroupAndARegion) {
  PlaceWorld world;
  const State before = world;
  for (const Service service : kServices) {
    EXPECT_EQ(world.why_not(service, {"abc", "", "rg1", "westeurope"}), Reason::notFound);
    EXPECT_EQ(world.why_not(service, {"abc", "sub2", "rg1", "westeurope"}), Reason::notFound);
    EXPECT_EQ(world.why_not(service, {"abc", kSubscription, "", "westeurope"}),
              Reason::invalidParameter);
    EXPECT_EQ(world.why_not(service, {"abc", kSubscription, "rg1", ""}), Reason::invalidParameter);
  }
  EXPECT_EQ(static_cast<const State&>(world), before);
}

TEST(ResourceCreate, NeedsTheProviderInItsSubscription) {  // IDN-08; cosmos, prerequisites
  World world;
  world.must(entra::SubscriptionCreate{"sub2", testing::kTenant});
  world.must(entra::SubscriptionRegisterProvider{"sub2", "Microsoft.DocumentDB"});
  world.must(entra::SubscriptionRegisterProvider{kSubscription, "Microsoft.Storage"});
  const auto why_not = [&](Service service, const Rulebook& rules) {
    world.rules = rules;
    Room room = world.room();
    const auto made = new_resource(room, service, PlaceWorld::place("abc"));
    return made ? std::nullopt : std::optional(made.error().reason);
  };
  EXPECT_EQ(why_not(Service::cosmos, {}), Reason::providerNotRegistered);
  EXPECT_EQ(why_not(Service::mongoVcore, {}), Reason::providerNotRegistered);
  EXPECT_FALSE(why_not(Service::postgresql, {}));
  for (const Rule* rule : {&rules::kProviderMustBeRegistered, &rules::kAnyProviderCounts,
                           &rules::kRegistrationElsewhereCounts}) {
    EXPECT_FALSE(why_not(Service::cosmos, Rulebook({rule}))) << rule->name;
  }
}

TEST(ResourceCreate, ANameIsTakenByOneKindOfResourceOfTheGroup) {
  PlaceWorld world;
  const std::string first = world.add("abc").instanceId;
  EXPECT_EQ(world.why_not(Service::cosmos, world.place("abc")), Reason::nameTaken);
  EXPECT_EQ(world.why_not(Service::cosmos, {"abc", kSubscription, "RG1", "eastus"}),
            Reason::nameTaken);
  EXPECT_FALSE(world.why_not(Service::cosmos, {"abc", kSubscription, "rg2", "westeurope"}));
  EXPECT_FALSE(world.why_not(Service::mongoVcore, world.place("abc")));
  world.remove(world.add("abd"));
  EXPECT_NE(world.add("abd").instanceId, first);
}

TEST(ResourceCreate, ANewOneHasTheServicesKeyAlone) {
  PlaceWorld world;
  const Resource& made = world.add("abc");
  EXPECT_EQ(made.location, "westeurope");
  EXPECT_EQ(made.tenantId, testing::kTenant);
  EXPECT_EQ(made.created, world.now);
  EXPECT_FALSE(made.key);
  EXPECT_FALSE(made.ring.under_customer_key());
  EXPECT_EQ(made.ring.service_key.size(), kDataKeyLen);
  EXPECT_TRUE(made.accessible());
  EXPECT_EQ(made.history.size(), 1U);
}

TEST(ResourceCreate, SystemAssignedIdentityComesAndGoesWithIt) {  // IDN-01
  PlaceWorld world;
  Resource& made = world.add("abc", {true, {}});
  const std::string id = made.id;
  const entra::Principal own = *entra::find_system_assigned(world.directory, id);
  EXPECT_EQ(own.location, "westeurope");
  Room room = world.room();
  settle_system_identity(room, made);
  EXPECT_EQ(*entra::find_system_assigned(world.directory, id), own);
  made.identities.system_assigned = false;
  settle_system_identity(room, made);
  EXPECT_EQ(entra::find_system_assigned(world.directory, id), nullptr);
  made.identities.system_assigned = true;
  settle_system_identity(room, made);
  EXPECT_NE(entra::find_system_assigned(world.directory, id)->principalId, own.principalId);
  world.remove(made);
  EXPECT_EQ(entra::find_system_assigned(world.directory, id), nullptr);
}

TEST(ResourceCreate, OtherIdentitiesStayWhenItGoes) {  // IDN-01
  PlaceWorld world;
  const std::string user =
      world
          .must(entra::IdentityCreate{
              "one", entra::PrincipalType::UserAssigned, {}, kSubscription, "rg1"})
          .id;
  world.remove(world.add("abc", {true, {user}}));
  EXPECT_TRUE(world.run(entra::IdentityGet{user}));
  EXPECT_NE(entra::first_party(world.directory, testing::kTenant), nullptr);
}

TEST(ResourceCreate, ADeletedOneIsKeptForItsRetention) {
  PlaceWorld world;
  Resource& made = world.add("abc");
  made.retention = 100;
  const std::string instance = made.instanceId;
  world.remove(made);
  EXPECT_TRUE(world.estate.resources.empty());
  EXPECT_EQ(world.estate.deleted.find(instance)->deleted, world.now);
  world.advance(world.now + 100);
  EXPECT_TRUE(world.estate.deleted.contains(instance));
  world.advance(world.now + 1);
  EXPECT_FALSE(world.estate.deleted.contains(instance));
  EXPECT_FALSE(world.agenda.due_of({kForget, instance, {}}));
}

// What uses an identity is told by its object id (IDN-05).
TEST(ResourceCreate, ALaterIdentityOfTheNameIsAnother) {
  PlaceWorld world;
  const entra::IdentityCreate create{
      "one", entra::PrincipalType::UserAssigned, {}, kSubscription, "rg1"};
  const entra::Identity first = world.must(create);
  const Resource resource = world.add("abc", {false, {first.id}});
  const IdentityChoice choice =
      resolved(world.room(), resource, {IdentityKind::UserAssigned, first.id});
  EXPECT_EQ(choice.principal_id, first.principalId);
  world.must(entra::IdentityDelete{first.id});
  EXPECT_EQ(find_holder(world.room(), resource, choice), nullptr);
  const entra::Identity second = world.must(create);
  EXPECT_EQ(find_holder(world.room(), resource, choice), nullptr);
  const IdentityChoice again = resolved(world.room(), resource, choice);
  EXPECT_EQ(find_holder(world.room(), resource, again)->principalId, second.principalId);
  world.rules = Rulebook({&rules::kNewIdentityTakesOver});
  EXPECT_EQ(find_holder(world.room(), resource, choice)->principalId, second.principalId);
}

}  // namespace
}  // namespace cmk::service
