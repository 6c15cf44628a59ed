#include "reference/state.h"

#include <gtest/gtest.h>

#include "reference/cosmos/account_create.h"
#include "reference/entra/role_assign.h"
#include "reference/entra/role_remove.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/key_vault/key_update.h"
#include "reference/service/tasks.h"
#include "reference/testing/world.h"

namespace cmk {
namespace {

using testing::kNow;
using testing::World;

// account1 under key1 of a vault with roles, which its user-assigned identity may use by one.
struct AccountWorld : World {
  AccountWorld() {
    must(entra::SubscriptionRegisterProvider{testing::kSubscription, "Microsoft.DocumentDB"});
    person("admin");
    vault("vault1", [](key_vault::VaultCreate& op) {
      op.enablePurgeProtection = true;
      op.enableRbacAuthorization = true;
    });
    assign("admin", "Key Vault Crypto Officer");
    key();
    entra::IdentityCreate user{
        "user", entra::PrincipalType::UserAssigned, {}, testing::kSubscription, "rg1"};
    const entra::Identity identity = must(user);
    people["user"] = identity.principalId;
    grant = must(entra::RoleAssign{testing::kVaultId, "Key Vault Crypto Service Encryption User",
                                   identity.principalId})
                .id;
    cosmos::AccountCreate op;
    op.name = "account1";
    op.subscriptionId = testing::kSubscription;
    op.resourceGroup = "rg1";
    op.location = "westeurope";
    op.keyVaultKeyUri = "https://vault1.vault.azure.net/keys/key1";
    op.identity = service::ResourceIdentity{"UserAssigned", {identity.id}, {}};
    op.defaultIdentity = "UserAssignedIdentity=" + identity.id;
    account = must(op).id;
  }

  [[nodiscard]] service::Cause lost() { return (*service::find_resource(room(), account))->lost; }
  [[nodiscard]] bool booked(const TaskKind& kind) {
    return agenda.due_of({kind, to_lower(account), {}}).has_value();
  }
  void set_enabled(bool enabled) {
    auto op = call<key_vault::KeyUpdate>();
    op.attributes.emplace().enabled = enabled;
    must(op);
  }

  std::string grant;
  std::string account;
};

TEST(State, AChangedVaultIsFollowedUp) {
  AccountWorld world;
  EXPECT_FALSE(world.booked(service::kLose));
  world.set_enabled(false);
  EXPECT_TRUE(world.booked(service::kLose));
  world.set_enabled(true);
  EXPECT_FALSE(world.booked(service::kLose));
}

TEST(State, AChangedGrantIsFollowedUp) {
  AccountWorld world;
  world.must(entra::RoleRemove{world.grant});
  EXPECT_TRUE(world.booked(service::kLose));
}

TEST(State, WhatIsDueIsDoneAtItsOwnInstant) {
  AccountWorld world;
  world.choices.timing.timing = Timing::latest;
  world.set_enabled(false);
  world.advance(kNow + kHour - 1);
  EXPECT_EQ(world.lost(), service::Cause::none);
  world.advance(kNow + kDay);
  EXPECT_EQ(world.lost(), service::Cause::keyDisabled);
  const auto account = *service::find_resource(world.room(), world.account);
  EXPECT_FALSE(account->history.at(kNow + kHour)->accessible);
  EXPECT_TRUE(account->history.at(kNow + kHour - 1)->accessible);
}

TEST(State, CopiesGoTheirOwnWays) {
  AccountWorld world;
  AccountWorld copy = world;
  EXPECT_TRUE(static_cast<const State&>(copy) == static_cast<const State&>(world));
  copy.set_enabled(false);
  EXPECT_TRUE(copy.booked(service::kLose));
  EXPECT_FALSE(world.booked(service::kLose));
  EXPECT_FALSE(static_cast<const State&>(copy) == static_cast<const State&>(world));
}

}  // namespace
}  // namespace cmk
