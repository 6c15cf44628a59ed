#include "reference/state.h"

#include <gtest/gtest.h>

#include "reference/entra/role_remove.h"
#include "reference/service/tasks.h"
#include "reference/testing/account_world.h"

namespace cmk {
namespace {

using testing::kAccountId;
using testing::kNow;

// account1 under a key of a vault with roles.
struct AccountUnderRoles : testing::AccountWorld {
  AccountUnderRoles() : AccountWorld(Timing::earliest, true) {}
  [[nodiscard]] bool booked(const TaskKind& kind) const {
    return agenda.due_of({kind, to_lower(kAccountId), {}}).has_value();
  }
};

TEST(State, AChangedVaultIsFollowedUp) {
  AccountUnderRoles world;
  EXPECT_FALSE(world.booked(service::kLose));
  world.enable_key(false);
  EXPECT_TRUE(world.booked(service::kLose));
  world.enable_key(true);
  EXPECT_FALSE(world.booked(service::kLose));
}

TEST(State, AChangedGrantIsFollowedUp) {
  AccountUnderRoles world;
  world.must(entra::RoleRemove{world.role});
  EXPECT_TRUE(world.booked(service::kLose));
}

TEST(State, WhatIsDueIsDoneAtItsOwnInstant) {
  AccountUnderRoles world;
  world.choices.timing.timing = Timing::latest;
  world.enable_key(false);
  world.advance(kNow + kHour - 1);
  EXPECT_EQ(world.resource().lost, service::Cause::none);
  world.advance(kNow + kDay);
  EXPECT_EQ(world.resource().lost, service::Cause::keyDisabled);
  const service::History& history = world.resource().history;
  EXPECT_FALSE(history.at(kNow + kHour)->accessible);
  EXPECT_TRUE(history.at(kNow + kHour - 1)->accessible);
}

TEST(State, CopiesGoTheirOwnWays) {
  AccountUnderRoles world;
  AccountUnderRoles copy = world;
  EXPECT_TRUE(static_cast<const State&>(copy) == static_cast<const State&>(world));
  copy.enable_key(false);
  EXPECT_TRUE(copy.booked(service::kLose));
  EXPECT_FALSE(world.booked(service::kLose));
  EXPECT_FALSE(static_cast<const State&>(copy) == static_cast<const State&>(world));
}

}  // namespace
}  // namespace cmk
