#include "reference/cosmos/restore_check.h"

#include <gtest/gtest.h>

#include "reference/testing/restore_world.h"

namespace cmk::cosmos {
namespace {

using testing::account_id;
using testing::kAccountId;
using testing::kContinuous;
using testing::kHourly;
using testing::kKeyUri;
using testing::kNow;
using testing::RestoreWorld;

struct ContinuousRestore : ::testing::Test {
  explicit ContinuousRestore(const BackupPolicy& policy = kContinuous) : world(policy) {
    world.advance(kNow + 2 * kHour);
  }
  // What is refused has changed nothing but logs.
  std::optional<Reason> refusal_of(const AccountRestore& op) {
    const auto accounts = world.accounts;
    const auto resources = world.estate.resources;
    const auto refused = world.refusal(op);
    if (refused) {
      EXPECT_EQ(world.accounts, accounts);
      EXPECT_EQ(world.estate.resources, resources);
    }
    return refused;
  }
  AccountRestore call() { return world.restore_call(kNow + kHour); }
  template <class Change>
  AccountRestore call(Change change) {
    AccountRestore op = call();
    change(op);
    return op;
  }

  RestoreWorld world;
};
struct PeriodicRestore : ContinuousRestore {
  PeriodicRestore() : ContinuousRestore(kHourly) {}
};

TEST_F(ContinuousRestore, BringsTheDataOfThePointUnderTheKey) {
  world.write("account1", "later");
  const Account account = world.must(call());
  EXPECT_EQ(account.keyVaultKeyUri, kKeyUri);
  EXPECT_EQ(account.backupPolicy.type, BackupType::Continuous);
  EXPECT_EQ(world.content(), RestoreWorld::text("content"));
  EXPECT_EQ(world.content("account1"), RestoreWorld::text("later"));
  EXPECT_NE(world.resource("account2").ring.data_key, world.resource().ring.data_key);
}

TEST_F(ContinuousRestore, RefusesAPlaceThatIsNone) {
  EXPECT_EQ(refusal_of(call([](auto& op) { op.name = "account1"; })), Reason::nameTaken);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.name = "A"; })), Reason::invalidName);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.location = ""; })), Reason::invalidParameter);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.subscriptionId = "none"; })), Reason::notFound);
}

TEST_F(ContinuousRestore, RefusesASourceThatIsNone) {
  for (const std::string source : {"", "none", "account1"}) {
    EXPECT_EQ(refusal_of(call([&](auto& op) { op.restoreSource = source; })), Reason::notFound);
  }
}

TEST_F(ContinuousRestore, NeedsAUserAssignedIdentityInTheRequest) {
  EXPECT_EQ(refusal_of(call([](auto& op) {
              op.identity.reset();
              op.defaultIdentity.reset();
            })),
            Reason::invalidIdentity);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.defaultIdentity = "FirstPartyIdentity"; })),
            Reason::invalidIdentity);
  EXPECT_EQ(refusal_of(call([](auto& op) {
              op.identity = service::ResourceIdentity{"SystemAssigned", {}, {}};
              op.defaultIdentity = "SystemAssignedIdentity";
            })),
            Reason::invalidIdentity);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.identity.reset(); })), Reason::invalidIdentity);
}

TEST_F(ContinuousRestore, TakesTheIdentityOfTheRequestWhereNoDefaultIsTold) {
  const Account account = world.must(call([](auto& op) { op.defaultIdentity.reset(); }));
  EXPECT_EQ(account.defaultIdentity,
            "UserAssignedIdentity=" + RestoreWorld::identity_id("identity2"));
}

TEST_F(ContinuousRestore, NeedsTheGrantsOfBothIdentities) {
  world.remove_policy();  // of identity1, which the source uses
  EXPECT_EQ(refusal_of(call()), Reason::permissionDenied);
  world.give_policy();
  world.allow("identity2", {"get", "wrapKey"});
  EXPECT_EQ(refusal_of(call()), Reason::permissionDenied);
}

TEST_F(ContinuousRestore, NeedsTheVersionOfThePointAndTheCurrentOne) {
  const std::string first = world.version_in_use();
  world.key();
  world.advance(kNow + 2 * kHour + kDay);
  ASSERT_NE(world.version_in_use(), first);
  world.enable_key(false, first);
  EXPECT_EQ(refusal_of(call()), Reason::keyDisabled);
  EXPECT_EQ(refusal_of(world.restore_call(world.now)), std::nullopt);
  world.enable_key(true, first);
  world.enable_key(false);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.name = "account3"; })), Reason::keyDisabled);
}

TEST_F(ContinuousRestore, TakesNoCurrentVersionThatCannotWrap) {
  world.key("key1", [](auto& op) {
    op.kty = "EC";
    op.crv = "P-256";
  });
  EXPECT_EQ(refusal_of(call()), Reason::unsupportedKeyType);
  world.key();
  EXPECT_EQ(refusal_of(call()), std::nullopt);
}

TEST_F(ContinuousRestore, IsRefusedWhileAnOutageHidesTheKey) {
  world.estate.outages.vault_service = true;
  EXPECT_EQ(refusal_of(call()), Reason::serviceUnavailable);
}

TEST_F(ContinuousRestore, LogsWhyTheKeyCouldNotBeUsed) {
  world.enable_key(false);
  const auto before = world.estate.activity.last_number();
  ASSERT_TRUE(refusal_of(call()).has_value());
  EXPECT_EQ(world.estate.activity.last_number(), before + 1);
}

TEST_F(PeriodicRestore, CarriesTheIdentityOfTheSourceOver) {
  const Account account = world.must(call([](auto& op) {
    op.identity.reset();
    op.defaultIdentity.reset();
  }));
  EXPECT_EQ(account.defaultIdentity, "UserAssignedIdentity=" + testing::kIdentityId);
  EXPECT_EQ(account.identity.userAssignedIdentities,
            (std::vector<std::string>{testing::kIdentityId}));
  EXPECT_EQ(world.content(), RestoreWorld::text("content"));
}

TEST_F(PeriodicRestore, RefusesADefaultThatTheTargetHasNot) {
  EXPECT_EQ(refusal_of(call([](auto& op) { op.identity.reset(); })), Reason::invalidIdentity);
  EXPECT_EQ(refusal_of(call([](auto& op) {
              op.identity = service::ResourceIdentity{"SystemAssigned", {}, {}};
              op.defaultIdentity = "SystemAssignedIdentity";
            })),
            Reason::invalidIdentity);
  EXPECT_EQ(refusal_of(call([](auto& op) { op.defaultIdentity = "nobody"; })),
            Reason::invalidIdentity);
}

TEST_F(PeriodicRestore, NeedsNoIdentityWithoutACustomersKey) {
  auto op = RestoreWorld::creation("plain", kHourly);
  op.keyVaultKeyUri.reset();
  world.must(op);
  world.advance(kNow + 4 * kHour);
  AccountRestore restore = call([](auto& it) {
    it.identity.reset();
    it.defaultIdentity.reset();
  });
  const auto list = world.must(AccountListBackups{account_id("plain")}).value;
  restore.restoreSource = list.front().restoreSource;
  restore.restoreTimestamp = list.front().backups.front();
  EXPECT_EQ(world.must(restore).keyVaultKeyUri, std::nullopt);
}

}  // namespace
}  // namespace cmk::cosmos
