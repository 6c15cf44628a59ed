#include "reference/cosmos/account.h"

#include <gtest/gtest.h>

#include "reference/cosmos/list_accounts.h"
#include "reference/testing/account_world.h"

namespace cmk::cosmos {
namespace {

using testing::account_id;
using testing::AccountWorld;
using testing::kAccountId;
using testing::kIdentityId;
using testing::kKeyUri;

AccountCreate creation(const std::string& name = "account2") {
  AccountCreate op;
  op.name = name;
  op.subscriptionId = testing::kSubscription;
  op.resourceGroup = "rg1";
  op.location = "westeurope";
  return op;
}

TEST(Account, IsToldAsItWasCreated) {
  AccountWorld world;
  AccountCreate op = creation();
  op.api = Api::Gremlin;
  op.enableAnalyticalStorage = true;
  const Account created = world.must(op);
  EXPECT_EQ(created.id, account_id("account2"));
  EXPECT_EQ(created.api, Api::Gremlin);
  EXPECT_EQ(created.defaultIdentity, "FirstPartyIdentity");
  EXPECT_EQ(created.identity.type, "None");
  EXPECT_TRUE(created.enableAnalyticalStorage);
  EXPECT_FALSE(created.keyVaultKeyUri || created.keyVaultKeyUriVersion ||
               created.customerManagedKeyStatus || created.substatus);
  EXPECT_EQ(world.must(AccountGet{created.id}), created);
  EXPECT_EQ(world.must(AccountGet{"/SUBSCRIPTIONS" + created.id.substr(14)}), created);
}

TEST(Account, TellsOfItsKey) {
  AccountWorld world;
  Account told = world.must(AccountGet{kAccountId});
  EXPECT_EQ(told.keyVaultKeyUri, kKeyUri);
  EXPECT_EQ(told.keyVaultKeyUriVersion, world.version_in_use());
  EXPECT_EQ(told.customerManagedKeyStatus, service::key_status(service::Cause::none));
  EXPECT_FALSE(told.substatus);
  world.enable_key(false);
  world.advance(world.now + kHour);
  told = world.must(AccountGet{kAccountId});
  EXPECT_EQ(told.keyVaultKeyUri, kKeyUri);
  EXPECT_EQ(told.customerManagedKeyStatus, service::key_status(service::Cause::keyDisabled));
  EXPECT_EQ(told.substatus, 4018);
}

TEST(Account, RefusedCreationLeavesNone) {
  AccountWorld world;
  struct Row {
    const char* what;
    void (*change)(AccountCreate&);
    Reason reason;
  };
  for (const Row& row : {
           Row{"taken", [](auto& op) { op.name = "account1"; }, Reason::nameTaken},
           Row{"no name", [](auto& op) { op.name = ""; }, Reason::invalidName},
           Row{"44 and one", [](auto& op) { op.name = std::string(45, 'a'); }, Reason::invalidName},
           Row{"no group", [](auto& op) { op.resourceGroup = ""; }, Reason::invalidParameter},
           Row{"no subscription", [](auto& op) { op.subscriptionId = "x"; }, Reason::notFound},
           Row{"odd identity", [](auto& op) { op.defaultIdentity = "First"; },
               Reason::invalidIdentity},
           Row{"not its own",
               [](auto& op) { op.defaultIdentity = "UserAssignedIdentity=" + kIdentityId; },
               Reason::invalidIdentity},
           Row{"none yet",
               [](auto& op) {
                 op.identity = service::ResourceIdentity{"SystemAssigned", {}, {}};
                 op.defaultIdentity = "SystemAssignedIdentity";
               },
               Reason::invalidIdentity},
           Row{"unknown identity",
               [](auto& op) { op.identity = service::ResourceIdentity{"UserAssigned", {"x"}, {}}; },
               Reason::notFound},
           Row{"odd type",
               [](auto& op) { op.identity = service::ResourceIdentity{"Some", {}, {}}; },
               Reason::invalidParameter},
           Row{"empty URI", [](auto& op) { op.keyVaultKeyUri = ""; }, Reason::invalidKeyUri},
           Row{"not granted", [](auto& op) { op.keyVaultKeyUri = kKeyUri; },
               Reason::permissionDenied},
       }) {
    AccountCreate op = creation();
    row.change(op);
    EXPECT_EQ(world.refusal(op), row.reason) << row.what;
    EXPECT_EQ(world.accounts.live.size(), 1U) << row.what;
    EXPECT_EQ(world.estate.resources.size(), 1U) << row.what;
  }
}

TEST(Account, ListNamesThoseOfTheSubscription) {
  AccountWorld world;
  world.must(entra::SubscriptionCreate{"sub2", testing::kTenant});
  world.must(creation("account0"));
  const AccountList list = world.must(ListAccounts{testing::kSubscription});
  ASSERT_EQ(list.value.size(), 2U);
  EXPECT_EQ(list.value[0], world.must(AccountGet{account_id("account0")}));
  EXPECT_EQ(list.value[1], world.must(AccountGet{kAccountId}));
  EXPECT_TRUE(world.must(ListAccounts{"sub2"}).value.empty());
  EXPECT_EQ(world.refusal(ListAccounts{"sub3"}), Reason::notFound);
}

TEST(Account, DeletedOneIsGoneAndItsNameFree) {
  AccountWorld world;
  world.must(AccountDelete{kAccountId});
  EXPECT_EQ(world.refusal(AccountGet{kAccountId}), Reason::notFound);
  EXPECT_EQ(world.refusal(AccountDelete{kAccountId}), Reason::notFound);
  EXPECT_EQ(world.denied(), Reason::notFound);
  EXPECT_TRUE(world.must(ListAccounts{testing::kSubscription}).value.empty());
  const Account again = world.must(creation("account1"));
  EXPECT_FALSE(again.keyVaultKeyUri);
  EXPECT_EQ(world.refusal(AccountGet{""}), Reason::notFound);
  EXPECT_EQ(world.refusal(AccountGet{"account1"}), Reason::notFound);
}

TEST(Account, CheckOpenTellsTheCause) {
  AccountWorld world;
  Rooms rooms = world.rooms();
  EXPECT_TRUE(check_open(rooms.cosmos, world.resource()));
  world.must(key_vault::KeyDelete{world.call<key_vault::KeyDelete>()});
  world.advance(world.now + kHour);
  Rooms later = world.rooms();
  const auto open = check_open(later.cosmos, world.resource());
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().reason, Reason::keyInaccessible);
  EXPECT_EQ(open.error().substatus, 4003);
}

}  // namespace
}  // namespace cmk::cosmos
