#include "reference/cosmos/account_update.h"

#include <gtest/gtest.h>

#include "reference/testing/account_world.h"

namespace cmk::cosmos {
namespace {

using testing::account_id;
using testing::AccountWorld;
using testing::kAccountId;
using testing::kIdentityId;
using testing::kKeyUri;

const std::string kPlainId = account_id("account2");
const std::string kOtherUri = key_vault::key_identifier("vault1", "key2", "");
const std::string kIdentity = "UserAssignedIdentity=" + kIdentityId;
const service::ResourceIdentity kNone{"None", {}, {}};

// Beside account1: account2 without a key, and key2.
struct UpdateWorld : AccountWorld {
  explicit UpdateWorld(Timing timing = Timing::earliest) : AccountWorld(timing) {
    key("key2");
    add_plain();
  }
  void add_plain(Api api = Api::NoSQL, const std::string& name = "account2") {
    AccountCreate op;
    op.name = name;
    op.subscriptionId = testing::kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.api = api;
    op.identity = service::ResourceIdentity{"UserAssigned", {kIdentityId}, {}};
    op.defaultIdentity = kIdentity;
    must(op);
    must(ContainerCreate{account_id(name), "container1", {}, {}, {}});
  }
  void write_id(std::string id) {
    service::RecordWrite op;
    op.resource = kPlainId;
    op.container = "container1";
    op.id = std::move(id);
    op.value = SecretBytes(std::string_view("content"));
    must(op);
  }
};

AccountUpdate update_of(const std::string& account = kAccountId) {
  AccountUpdate op;
  op.account = account;
  return op;
}
AccountUpdate to_key(const std::string& uri, const std::string& account = kAccountId) {
  AccountUpdate op = update_of(account);
  op.keyVaultKeyUri = uri;
  return op;
}

TEST(AccountUpdate, TakesAnotherKeyAndKeepsTheData) {
  UpdateWorld world;
  const Account told = world.must(to_key(kOtherUri));
  EXPECT_EQ(told.keyVaultKeyUri, kOtherUri);
  EXPECT_EQ(world.resource().ring.epochs.back().name, "key2");
  EXPECT_TRUE(world.reads_back());
  world.enable_key(false);  // key1 is not in use any more
  world.advance(world.now + 2 * kHour);
  EXPECT_TRUE(world.reads_back());
}

TEST(AccountUpdate, RefusedOneChangesNothing) {
  UpdateWorld world;
  struct Row {
    const char* what;
    void (*change)(AccountUpdate&);
    Reason reason;
  };
  const Account before = world.must(AccountGet{kAccountId});
  for (const Row& row : {
           Row{"nothing", [](auto&) {}, Reason::invalidParameter},
           Row{"empty URI", [](auto& op) { op.keyVaultKeyUri = ""; }, Reason::invalidKeyUri},
           Row{"odd URI", [](auto& op) { op.keyVaultKeyUri = "key1"; }, Reason::invalidKeyUri},
           Row{"no such key",
               [](auto& op) { op.keyVaultKeyUri = key_vault::key_identifier("vault1", "x", ""); },
               Reason::notFound},
           Row{"odd identity", [](auto& op) { op.defaultIdentity = ""; }, Reason::invalidIdentity},
           Row{"not its own", [](auto& op) { op.defaultIdentity = "SystemAssignedIdentity"; },
               Reason::invalidIdentity},
           Row{"an identity without a grant",
               [](auto& op) { op.defaultIdentity = "FirstPartyIdentity"; },
               Reason::permissionDenied},
           Row{"a good identity, a bad key",
               [](auto& op) {
                 op.defaultIdentity = kIdentity;
                 op.keyVaultKeyUri = "";
               },
               Reason::invalidKeyUri},
           Row{"key and identity",
               [](auto& op) {
                 op.keyVaultKeyUri = kOtherUri;
                 op.identity = kNone;
               },
               Reason::conflictingChanges},
           Row{"key and Synapse Link",
               [](auto& op) {
                 op.keyVaultKeyUri = kOtherUri;
                 op.enableAnalyticalStorage = false;
               },
               Reason::conflictingChanges},
           Row{"key and backup policy",
               [](auto& op) {
                 op.keyVaultKeyUri = kOtherUri;
                 op.backupPolicy = BackupPolicy{};
               },
               Reason::conflictingChanges},
       }) {
    AccountUpdate op = update_of();
    row.change(op);
    EXPECT_EQ(world.refusal(op), row.reason) << row.what;
    EXPECT_EQ(world.must(AccountGet{kAccountId}), before) << row.what;
  }
  EXPECT_EQ(world.resource().ring.epochs.size(), 1U);
  EXPECT_EQ(world.refusal(update_of(account_id("account9"))), Reason::notFound);
  world.must(AccountDelete{kAccountId});
  EXPECT_EQ(world.refusal(to_key(kOtherUri)), Reason::notFound);
}

TEST(AccountUpdate, PutsAnAccountWithDataUnderAKey) {
  UpdateWorld world;
  world.write("account2");
  world.write_id(std::string(990, 'x'));
  world.must(to_key(kKeyUri, kPlainId));
  const service::Resource& resource = world.resource("account2");
  resource.data.records.for_each([](const std::string&, const service::StoredRecord& record) {
    EXPECT_TRUE(record.customer_nonce);
  });
  EXPECT_EQ(world.must(world.read_call("account2")).value,
            SecretBytes(std::string_view("content")));
}

TEST(AccountUpdate, LongRecordIdsKeepAnAccountFromAKey) {
  UpdateWorld world;
  world.write_id("a");
  world.write_id(std::string(991, 'x'));
  world.write_id("z");
  EXPECT_EQ(world.refusal(to_key(kKeyUri, kPlainId)), Reason::limitExceeded);
  EXPECT_FALSE(world.must(AccountGet{kPlainId}).keyVaultKeyUri);
}

TEST(AccountUpdate, CassandraAccountsAreNotPutUnderAKey) {
  UpdateWorld world;
  world.add_plain(Api::Cassandra, "account3");
  EXPECT_EQ(world.refusal(to_key(kKeyUri, account_id("account3"))), Reason::unsupportedFeature);
}

TEST(AccountUpdate, SystemAssignedIdentityComesAndGoes) {
  UpdateWorld world;
  AccountUpdate op = update_of();
  op.identity = service::ResourceIdentity{"SystemAssigned,UserAssigned", {kIdentityId}, {}};
  const Account with = world.must(op);
  ASSERT_TRUE(with.identity.principalId);
  AccountUpdate choose = update_of();
  choose.defaultIdentity = "SystemAssignedIdentity";
  EXPECT_EQ(world.refusal(choose), Reason::permissionDenied);
  world.people["system"] = *with.identity.principalId;
  world.allow("system", {"get", "wrapKey", "unwrapKey"});
  EXPECT_EQ(world.must(choose).defaultIdentity, "SystemAssignedIdentity");
  EXPECT_TRUE(world.reads_back());
  op.identity = service::ResourceIdentity{"UserAssigned", {kIdentityId}, {}};
  EXPECT_FALSE(world.must(op).identity.principalId);
  world.advance(world.now + kHour);
  EXPECT_EQ(world.must(AccountGet{kAccountId}).substatus, 4015);
}

TEST(AccountUpdate, AnotherIdentityUsesTheKeyAsItIsWrapped) {
  UpdateWorld world;
  AccountUpdate same = update_of();
  same.defaultIdentity = kIdentity;
  world.must(same);
  EXPECT_EQ(world.resource().ring.epochs.size(), 1U);
  EXPECT_TRUE(world.reads_back());
}

TEST(AccountUpdate, SynapseLinkStaysOn) {
  UpdateWorld world;
  AccountUpdate op = update_of();
  op.enableAnalyticalStorage = false;
  EXPECT_FALSE(world.must(op).enableAnalyticalStorage);
  op.enableAnalyticalStorage = true;
  EXPECT_TRUE(world.must(op).enableAnalyticalStorage);
  op.enableAnalyticalStorage = false;
  EXPECT_EQ(world.refusal(op), Reason::immutableProperty);
}

TEST(AccountUpdate, RevokedAccountTakesAtMostAnotherIdentity) {
  for (const bool repair : {false, true}) {
    UpdateWorld world;
    if (repair) {
      ASSERT_TRUE(world.choices.options.set("revoked-allows-identity-repair"));
    }
    world.must(entra::IdentityDelete{kIdentityId});
    world.advance(world.now + kHour);
    ASSERT_EQ(world.denied(), Reason::keyInaccessible);
    EXPECT_EQ(world.refusal(to_key(kOtherUri)), Reason::keyInaccessible);
    AccountUpdate op = update_of();
    op.enableAnalyticalStorage = true;
    EXPECT_EQ(world.refusal(op), Reason::keyInaccessible);
    op = update_of();
    op.identity = service::ResourceIdentity{"SystemAssigned", {}, {}};
    if (!repair) {
      EXPECT_EQ(world.refusal(op), Reason::keyInaccessible);
      continue;
    }
    world.people["system"] = *world.must(op).identity.principalId;
    world.allow("system", {"get", "wrapKey", "unwrapKey"});
    op = update_of();
    op.defaultIdentity = "SystemAssignedIdentity";
    world.must(op);
    world.advance(world.now + kHour);
    EXPECT_TRUE(world.reads_back());
  }
}

}  // namespace
}  // namespace cmk::cosmos
