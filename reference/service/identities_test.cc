#include "reference/service/identities.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/entra/system_assigned.h"
#include "reference/testing/world.h"

namespace cmk::service {
namespace {

const std::string kResource = "/subscriptions/sub1/resourceGroups/rg1/providers/x/y/account1";

// The user-assigned identities one and two of the tenant, and one of another tenant.
struct IdentityWorld : testing::World {
  IdentityWorld() {
    must(entra::TenantCreate{"tenant2"});
    must(entra::SubscriptionCreate{"sub2", "tenant2"});
    one = make("one", testing::kSubscription);
    two = make("two", testing::kSubscription);
    foreign = make("foreign", "sub2");
    person("ann");
  }
  std::string make(const std::string& name, const std::string& subscription) {
    return must(entra::IdentityCreate{
                    name, entra::PrincipalType::UserAssigned, {}, subscription, "rg1"})
        .id;
  }
  Result<Identities> read(const std::string& type, std::vector<std::string> ids = {}) {
    return read_identities(room(), ResourceIdentity{type, std::move(ids), {}}, kResource,
                           testing::kTenant);
  }
  std::optional<Reason> why_not(const std::string& type, std::vector<std::string> ids = {}) {
    const auto identities = read(type, std::move(ids));
    return identities ? std::nullopt : std::optional(identities.error().reason);
  }

  std::string one;
  std::string two;
  std::string foreign;
};

TEST(Identities, AreOfFourTypes) {
  IdentityWorld world;
  EXPECT_EQ(*world.read("None"), (Identities{false, {}}));
  EXPECT_EQ(*world.read("SystemAssigned"), (Identities{true, {}}));
  EXPECT_EQ(*world.read("UserAssigned", {world.one}), (Identities{false, {world.one}}));
  EXPECT_EQ(*world.read("SystemAssigned,UserAssigned", {world.two, world.one}),
            (Identities{true, {world.two, world.one}}));
  EXPECT_EQ(*world.read("systemassigned, userassigned", {world.one}),
            (Identities{true, {world.one}}));
  EXPECT_EQ(*read_identities(world.room(), {}, kResource, testing::kTenant), Identities{});
}

TEST(Identities, OfAnotherTypeAreRefused) {
  IdentityWorld world;
  for (const std::string& type :
       {std::string(), std::string("Nobody"), std::string("UserAssigned,SystemAssigned"),
        std::string("None\0", 5), std::string("User\xC3\xA4")}) {
    EXPECT_EQ(world.why_not(type), Reason::invalidParameter) << type;
  }
}

TEST(Identities, AreListedExactlyWhenTheTypeSaysSo) {
  IdentityWorld world;
  EXPECT_EQ(world.why_not("UserAssigned"), Reason::invalidParameter);
  EXPECT_EQ(world.why_not("SystemAssigned,UserAssigned"), Reason::invalidParameter);
  EXPECT_EQ(world.why_not("None", {world.one}), Reason::invalidParameter);
  EXPECT_EQ(world.why_not("SystemAssigned", {world.one}), Reason::invalidParameter);
}

TEST(Identities, ThatCannotBeAssignedAreRefused) {
  IdentityWorld world;
  EXPECT_EQ(world.why_not("UserAssigned", {""}), Reason::notFound);
  EXPECT_EQ(world.why_not("UserAssigned", {world.one + "x"}), Reason::notFound);
  EXPECT_EQ(world.why_not("UserAssigned", {"/tenants/tenant1/principals/ann"}),
            Reason::invalidIdentity);
  EXPECT_EQ(world.why_not("UserAssigned", {world.foreign}), Reason::wrongTenant);
  world.must(entra::IdentityDelete{world.one});
  EXPECT_EQ(world.why_not("UserAssigned", {world.two, world.one}), Reason::notFound);
}

TEST(Identities, OfAnotherResourceAreRefused) {  // IDN-06
  IdentityWorld world;
  Room room = world.room();
  const auto give = [&](const std::string& resource) {
    return entra::create_system_assigned(room, resource, testing::kTenant, "westeurope").id;
  };
  EXPECT_EQ(world.why_not("UserAssigned", {give(kResource + "2")}), Reason::invalidIdentity);
  EXPECT_FALSE(world.why_not("UserAssigned", {give(kResource)}));
}

TEST(Identities, AreKeptOnceWhateverTheCase) {
  IdentityWorld world;
  const Identities identities = *world.read("UserAssigned", {world.one, to_lower(world.one)});
  EXPECT_EQ(identities.user_assigned, std::vector{world.one});
  EXPECT_TRUE(identities.has_user_assigned(to_lower(world.one)));
  EXPECT_FALSE(identities.has_user_assigned(world.two));
}

TEST(Identities, AreToldAsTheyWereGiven) {
  IdentityWorld world;
  const auto tell = [&](const Identities& identities) {
    return told(world.room(), identities, kResource);
  };
  EXPECT_EQ(tell({}), (ResourceIdentity{"None", {}, {}}));
  EXPECT_EQ(tell({false, {world.one}}), (ResourceIdentity{"UserAssigned", {world.one}, {}}));
  EXPECT_EQ(tell({true, {}}), (ResourceIdentity{"SystemAssigned", {}, {}}));
  Room room = world.room();
  const auto own = entra::create_system_assigned(room, kResource, testing::kTenant, "westeurope");
  EXPECT_EQ(tell({true, {world.one}}),
            (ResourceIdentity{"SystemAssigned,UserAssigned", {world.one}, own.principalId}));
  EXPECT_EQ(tell({false, {}}), (ResourceIdentity{"None", {}, {}}));
}

TEST(IdentityChoice, HasThreeForms) {  // azure-facts 2.1
  for (const std::string text :
       {"FirstPartyIdentity", "SystemAssignedIdentity", "UserAssignedIdentity=/a/b"}) {
    const auto choice = parse_choice(text);
    ASSERT_TRUE(choice) << text;
    EXPECT_EQ(to_string(*choice), text);
  }
  EXPECT_EQ(parse_choice("UserAssignedIdentity=/a/b")->id, "/a/b");
}

TEST(IdentityChoice, OfAnotherFormIsNone) {
  for (const std::string text :
       {"", "UserAssignedIdentity", "UserAssignedIdentity=", "firstPartyIdentity", "FirstParty",
        "SystemAssignedIdentity=/a", " FirstPartyIdentity", "UserAssigned=/a"}) {
    EXPECT_FALSE(parse_choice(text)) << text;
  }
}

}  // namespace
}  // namespace cmk::service
