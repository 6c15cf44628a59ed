#include "reference/service/revalidation.h"

#include <gtest/gtest.h>

#include "reference/entra/role_remove.h"
#include "reference/key_vault/rules.h"
#include "reference/service/fault_inject.h"
#include "reference/service/tasks.h"
#include "reference/testing/account_world.h"

namespace cmk::service {
namespace {

using testing::AccountWorld;
using testing::kAccountId;
using testing::kIdentityId;
using testing::kNow;
using testing::kVaultId;

// A way to lose a key, and the way back.
struct Way {
  std::string_view name;
  Cause cause;
  void (*lose)(AccountWorld&);
  void (*repair)(AccountWorld&);
  bool rbac = false;
};

void set_exp(AccountWorld& world, Instant exp) {
  world.update_key([&](auto& op) { op.attributes->exp = exp; });
}
void set_nbf(AccountWorld& world, Instant nbf) {
  world.update_key([&](auto& op) { op.attributes->nbf = nbf; });
}
void set_ops(AccountWorld& world, std::vector<std::string> ops) {
  world.update_key([&](auto& op) { op.key_ops = std::move(ops); });
}
void give_back_policy(AccountWorld& world) { world.give_policy(); }

constexpr std::array kWays = {
    Way{"disabled", Cause::keyDisabled, [](auto& w) { w.enable_key(false); },
        [](auto& w) { w.enable_key(true); }},
    Way{"policy", Cause::permissionMissing, [](auto& w) { w.remove_policy(); }, give_back_policy},
    Way{"get", Cause::permissionMissing, [](auto& w) { w.give_policy({"wrapKey", "unwrapKey"}); },
        give_back_policy},
    Way{"wrapKey", Cause::permissionMissing, [](auto& w) { w.give_policy({"get", "unwrapKey"}); },
        give_back_policy},
    Way{"unwrapKey", Cause::permissionMissing, [](auto& w) { w.give_policy({"get", "wrapKey"}); },
        give_back_policy},
    Way{"role", Cause::roleMissing, [](auto& w) { w.must(entra::RoleRemove{w.role}); },
        [](auto& w) { w.assign_role(); }, true},
    Way{"deleted", Cause::keyNotFound,
        [](auto& w) { w.must(w.template call<key_vault::KeyDelete>()); },
        [](auto& w) { w.must(w.template call<key_vault::KeyRecover>()); }},
    Way{"expired", Cause::keyExpired, [](auto& w) { set_exp(w, w.now); },
        [](auto& w) { set_exp(w, w.now + kDay); }},
    Way{"not yet valid", Cause::keyNotYetValid, [](auto& w) { set_nbf(w, w.now + kDay); },
        [](auto& w) { set_nbf(w, w.now); }},
    Way{"operations", Cause::operationForbidden, [](auto& w) { set_ops(w, {"unwrapKey"}); },
        [](auto& w) { set_ops(w, {"wrapKey", "unwrapKey"}); }},
    Way{"vault", Cause::vaultDeleted, [](auto& w) { w.delete_vault(); },
        [](auto& w) { w.recover_vault(); }},
    Way{"vault under roles", Cause::vaultDeleted, [](auto& w) { w.delete_vault(); },
        [](auto& w) {
          w.recover_vault();
          w.assign_role();
        },
        true},
    Way{"network", Cause::networkDenied, [](auto& w) { w.set_network("None", "Deny"); },
        [](auto& w) { w.set_network("AzureServices", "Deny"); }},
    Way{"identity", Cause::identityGone,
        [](auto& w) { w.must(entra::IdentityDelete{kIdentityId}); },
        [](auto& w) { w.must(entra::IdentityRecover{kIdentityId}); }},
};

constexpr std::array kTimings = {Timing::earliest, Timing::latest, Timing::random};

// Looks at each instant whether the account serves its data; the windows are [from, from + 1 h].
void expect_within_the_hour(AccountWorld& world, Timing timing, bool before) {
  const Instant from = world.now;
  world.advance(from);
  const auto served = [&] { return !world.denied(); };
  if (timing == Timing::earliest) {
    EXPECT_NE(served(), before);
  }
  world.advance(from + kHour - 1);
  if (timing == Timing::latest) {
    EXPECT_EQ(served(), before);
  }
  world.advance(from + kHour);
  EXPECT_NE(served(), before);
}

TEST(Revalidation, EveryLossShowsWithinTheHourAndSoDoesItsRepair) {
  for (const Way& way : kWays) {
    for (const Timing timing : kTimings) {
      SCOPED_TRACE(std::string(way.name) + ", " + std::to_string(static_cast<int>(timing)));
      AccountWorld world(timing, way.rbac);
      world.advance(kNow + kDay);
      EXPECT_TRUE(world.reads_back());
      const DataStore data = world.resource().data;
      way.lose(world);
      expect_within_the_hour(world, timing, true);
      EXPECT_EQ(world.resource().lost, way.cause);
      EXPECT_TRUE(world.resource().ring.data_key.empty());
      EXPECT_EQ(world.denied(), Reason::keyInaccessible);
      world.advance(world.now + 3 * kHour);
      EXPECT_EQ(world.denied(), Reason::keyInaccessible);
      way.repair(world);
      expect_within_the_hour(world, timing, false);
      EXPECT_TRUE(world.reads_back());
      EXPECT_EQ(world.resource().data, data);
    }
  }
}

TEST(Revalidation, WhatIsRepairedBeforeItShowsIsNoLoss) {
  for (const Way& way : kWays) {
    SCOPED_TRACE(way.name);
    AccountWorld world(Timing::latest, way.rbac);
    way.lose(world);
    world.advance(kNow + kHour - 1);
    way.repair(world);
    world.advance(kNow + 2 * kHour);
    EXPECT_TRUE(world.reads_back());
    EXPECT_EQ(world.agenda.due_of({kLose, to_lower(kAccountId), {}}), std::nullopt);
  }
}

TEST(Revalidation, WhatIsTakenAgainBeforeItIsBackStaysLost) {
  for (const Way& way : kWays) {
    SCOPED_TRACE(way.name);
    AccountWorld world(Timing::latest, way.rbac);
    way.lose(world);
    world.advance(kNow + kHour);
    way.repair(world);
    world.advance(kNow + 2 * kHour - 1);
    way.lose(world);
    world.advance(kNow + 5 * kHour);
    EXPECT_EQ(world.denied(), Reason::keyInaccessible);
  }
}

TEST(Revalidation, OfSeveralCausesThatOfTheMomentIsTold) {
  AccountWorld world;
  world.enable_key(false);
  world.advance(kNow);
  EXPECT_EQ(world.resource().lost, Cause::keyDisabled);
  world.remove_policy();
  EXPECT_EQ(world.resource().lost, Cause::permissionMissing);
  world.enable_key(true);
  world.advance(kNow + kDay);
  EXPECT_EQ(world.resource().lost, Cause::permissionMissing);
  world.give_policy();
  world.advance(kNow + kDay);
  EXPECT_TRUE(world.reads_back());
}

TEST(Revalidation, ExpiryComesByItself) {
  AccountWorld world(Timing::latest);
  set_exp(world, kNow + kDay);
  world.advance(kNow + kDay + kHour - 1);
  EXPECT_FALSE(world.denied());
  world.advance(kNow + kDay + kHour);
  EXPECT_EQ(world.resource().lost, Cause::keyExpired);
}

TEST(Revalidation, ActivationComesByItself) {
  AccountWorld world;
  set_nbf(world, kNow + kDay);
  world.advance(kNow + kDay - 1);
  EXPECT_EQ(world.resource().lost, Cause::keyNotYetValid);
  world.advance(kNow + kDay);
  EXPECT_TRUE(world.reads_back());
}

TEST(Revalidation, APurgedKeyIsLostForGood) {
  AccountWorld world;
  world.must(world.call<key_vault::KeyDelete>());
  world.advance(kNow + 91 * kDay);
  EXPECT_EQ(world.resource().lost, Cause::keyNotFound);
  world.key();  // another one of its name
  world.advance(kNow + 92 * kDay);
  EXPECT_EQ(world.resource().lost, Cause::keyNotFound);
  EXPECT_EQ(world.denied(), Reason::keyInaccessible);
}

TEST(Revalidation, APurgedVaultIsLostForGood) {
  AccountWorld world;
  world.delete_vault();
  world.advance(kNow + 90 * kDay);
  EXPECT_EQ(world.resource().lost, Cause::vaultUnknown);
  EXPECT_TRUE(world.agenda.size() == 0);
}

TEST(Revalidation, GrantsOfAPrincipalThatComesBackAreSeen) {
  // Deleted and recovered while the role is missing: the role is what brings it back.
  AccountWorld world(Timing::earliest, true);
  world.must(entra::IdentityDelete{kIdentityId});
  world.must(entra::RoleRemove{world.role});
  world.advance(kNow + kHour);
  world.must(entra::IdentityRecover{kIdentityId});
  world.advance(kNow + 2 * kHour);
  EXPECT_EQ(world.resource().lost, Cause::roleMissing);
  world.assign_role();
  world.advance(kNow + 3 * kHour);
  EXPECT_TRUE(world.reads_back());
}

// Newer versions.

TEST(Revalidation, ANewVersionIsPickedUpWithinTheDay) {
  for (const Timing timing : kTimings) {
    AccountWorld world(timing);
    const std::string first = world.version_in_use();
    world.key();
    world.advance(kNow);
    if (timing == Timing::earliest) {
      EXPECT_NE(world.version_in_use(), first);
    }
    world.advance(kNow + kDay - 1);
    if (timing == Timing::latest) {
      EXPECT_EQ(world.version_in_use(), first);
    }
    EXPECT_TRUE(world.reads_back());
    world.advance(kNow + kDay);
    EXPECT_EQ(world.version_in_use(), world.stored_key().current);
    EXPECT_EQ(world.resource().ring.epochs.size(), 2U);
    world.enable_key(false, first);
    world.advance(kNow + 3 * kDay);
    EXPECT_TRUE(world.reads_back());
  }
}

TEST(Revalidation, AVersionThatIsNotYetUsableIsPickedUpWhenItIs) {
  AccountWorld world(Timing::latest);
  const std::string first = world.version_in_use();
  world.key("key1", [](auto& op) {
    op.attributes = key_vault::KeyAttributes{};
    op.attributes->nbf = kNow + kDay;
  });
  world.advance(kNow + 2 * kDay - 1);
  EXPECT_EQ(world.version_in_use(), first);
  world.advance(kNow + 2 * kDay);
  EXPECT_EQ(world.version_in_use(), world.stored_key().current);
}

TEST(Revalidation, ADisabledNewVersionIsLeftAlone) {
  AccountWorld world;
  const std::string first = world.version_in_use();
  world.key("key1", [](auto& op) {
    op.attributes = key_vault::KeyAttributes{};
    op.attributes->enabled = false;
  });
  world.advance(kNow + 3 * kDay);
  EXPECT_EQ(world.version_in_use(), first);
  EXPECT_TRUE(world.reads_back());
  world.enable_key(true, world.stored_key().current);
  world.advance(kNow + 4 * kDay);
  EXPECT_EQ(world.version_in_use(), world.stored_key().current);
}

TEST(Revalidation, ThePreviousVersionMustStayUntilTheMove) {
  AccountWorld world(Timing::latest);
  const std::string first = world.version_in_use();
  world.key();
  world.advance(kNow + 23 * kHour);
  world.enable_key(false, first);
  world.advance(kNow + 5 * kDay);
  EXPECT_EQ(world.resource().lost, Cause::versionUnusable);
  EXPECT_EQ(world.version_in_use(), first);
  world.enable_key(true, first);
  world.advance(kNow + 5 * kDay + kHour);
  EXPECT_TRUE(world.reads_back());
  EXPECT_EQ(world.version_in_use(), first);
  // The day counts from the return.
  world.advance(kNow + 6 * kDay + kHour - 1);
  EXPECT_EQ(world.version_in_use(), first);
  world.advance(kNow + 6 * kDay + kHour);
  EXPECT_EQ(world.version_in_use(), world.stored_key().current);
  EXPECT_TRUE(world.reads_back());
}

// Outages (REV-05).

void inject(AccountWorld& world, const std::string& service, bool active) {
  world.must(FaultInject{service, active});
}

TEST(Revalidation, AnOutageHidesWhatHappensUntilItEnds) {
  for (const char* service : {"tokenService", "keyVault", "keyVaultError"}) {
    AccountWorld world;
    inject(world, service, true);
    world.enable_key(false);
    world.advance(kNow + 5 * kHour);
    EXPECT_TRUE(world.reads_back());
    inject(world, service, false);
    world.advance(kNow + 6 * kHour);
    EXPECT_EQ(world.resource().lost, Cause::keyDisabled);
    inject(world, service, true);
    world.enable_key(true);
    world.advance(kNow + 9 * kHour);
    EXPECT_EQ(world.resource().lost, Cause::keyDisabled);
    inject(world, service, false);
    world.advance(kNow + 10 * kHour);
    EXPECT_TRUE(world.reads_back());
  }
}

TEST(Revalidation, ATaskThatFallsIntoAnOutageIsBookedAgain) {
  AccountWorld world(Timing::latest);
  world.enable_key(false);
  inject(world, "keyVault", true);
  world.advance(kNow + 2 * kHour);
  EXPECT_FALSE(world.denied());
  inject(world, "keyVault", false);
  world.advance(kNow + 3 * kHour - 1);
  EXPECT_FALSE(world.denied());
  world.advance(kNow + 3 * kHour);
  EXPECT_EQ(world.denied(), Reason::keyInaccessible);
}

TEST(Revalidation, OneOutageOfTwoGoesOn) {
  AccountWorld world;
  inject(world, "keyVault", true);
  inject(world, "tokenService", true);
  world.enable_key(false);
  inject(world, "keyVault", false);
  world.advance(kNow + kDay);
  EXPECT_TRUE(world.reads_back());
  EXPECT_EQ(world.refusal(FaultInject{"network", true}), Reason::invalidParameter);
  EXPECT_EQ(world.refusal(FaultInject{"", false}), Reason::invalidParameter);
  inject(world, "tokenService", false);
  inject(world, "tokenService", false);
  world.advance(kNow + kDay);
  EXPECT_EQ(world.resource().lost, Cause::keyDisabled);
}

// What is booked and watched goes with the resource.

TEST(Revalidation, ADeletedAccountLeavesNothingBooked) {
  AccountWorld world(Timing::latest);
  set_exp(world, kNow + kDay);
  world.key();
  world.enable_key(false, world.version_in_use());
  EXPECT_GT(world.agenda.size(), 0U);
  world.must(cosmos::AccountDelete{kAccountId});
  EXPECT_EQ(world.estate.watchers.size(), 0U);
  // What is booked forgets it, and the account's part of it, when its backups end.
  EXPECT_EQ(world.agenda.size(), 2U);
  world.advance(kNow + 40 * kDay);
  EXPECT_EQ(world.estate.deleted.size(), 0U);
  EXPECT_EQ(world.accounts.deleted.size(), 0U);
}

TEST(Revalidation, APurgeThatDoesNotComeIsNotWaitedForAgain) {
  AccountWorld world;
  world.rules = Rulebook({&key_vault::rules::kGoneAfterRetention});
  world.delete_vault();
  world.advance(kNow + 91 * kDay);
  EXPECT_EQ(world.resource().lost, Cause::vaultDeleted);
}

TEST(Revalidation, AnAccountOfTheNameStartsAnew) {
  AccountWorld world(Timing::latest);
  world.enable_key(false);
  world.advance(kNow + kHour);
  world.must(cosmos::AccountDelete{kAccountId});
  world.enable_key(true);
  world.add_account();
  world.write();
  world.advance(kNow + kDay);
  EXPECT_TRUE(world.reads_back());
}

// A version that can wrap no data key is none to move to, though it is enabled and current.
TEST(Revalidation, AVersionThatCannotWrapIsNotPickedUp) {
  AccountWorld world;
  const std::string first = world.version_in_use();
  world.key("key1", [](auto& op) {
    op.kty = "EC";
    op.crv = "P-256";
  });
  world.advance(world.now + 2 * kDay);
  EXPECT_EQ(world.version_in_use(), first);
  world.key("key1", [](auto& op) { op.key_ops = {{"sign"}}; });
  world.advance(world.now + 2 * kDay);
  EXPECT_EQ(world.version_in_use(), first);
  EXPECT_TRUE(world.reads_back());
}

// The key begins to be valid in an outage; that it ends is not forgotten over it.
TEST(Revalidation, AnEdgeWithinAnOutageLeadsToTheNext) {
  AccountWorld world;
  set_exp(world, world.now + 10 * kDay);
  world.key("key1", [&](auto& op) {
    op.attributes.emplace();
    op.attributes->nbf = world.now + kDay;
  });
  world.must(FaultInject{"tokenService", true});
  world.advance(world.now + 2 * kDay);
  const TaskName look{kExamine, to_lower(kAccountId), {}};
  ASSERT_TRUE(world.agenda.due_of(look));
  EXPECT_EQ(*world.agenda.due_of(look), kNow + 10 * kDay);
}

}  // namespace
}  // namespace cmk::service
