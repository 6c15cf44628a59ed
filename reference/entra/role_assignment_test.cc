// Role assignments: assign, list, remove.
#include "reference/entra/role_assignment.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/entra/role_list.h"
#include "reference/entra/role_remove.h"
#include "reference/testing/world.h"

namespace cmk::entra {
namespace {

using testing::World;

const std::string kGroup = "/subscriptions/sub1/resourceGroups/rg1";

TEST(RoleAssignment, NamesRoleScopeAndPrincipal) {
  World world;
  world.person("ann");
  const RoleAssignment made =
      world.must(RoleAssign{kGroup, "e147488a-f6f5-4113-8e2d-b22465e65bf6", world.people["ann"]});
  EXPECT_EQ(made.roleDefinitionName, "Key Vault Crypto Service Encryption User");
  EXPECT_EQ(made.scope, kGroup);
  EXPECT_TRUE(made.id.starts_with(kGroup + "/providers/Microsoft.Authorization/roleAssignments/"));
}

TEST(RoleAssignment, WhatDoesNotExistIsNotAssigned) {
  World world;
  const std::string ann = world.person("ann").people["ann"];
  EXPECT_EQ(world.refusal(RoleAssign{"rg1", "Owner", ann}), Reason::invalidParameter);
  EXPECT_EQ(world.refusal(RoleAssign{"/subscriptions/sub2", "Owner", ann}), Reason::notFound);
  EXPECT_EQ(world.refusal(RoleAssign{kGroup, "Emperor", ann}), Reason::notFound);
  EXPECT_EQ(world.refusal(RoleAssign{kGroup, "Owner", "nobody"}), Reason::notFound);
  world.must(IdentityDelete{"/tenants/tenant1/principals/ann"});
  EXPECT_EQ(world.refusal(RoleAssign{kGroup, "Owner", ann}), Reason::notFound);
}

TEST(RoleAssignment, PrincipalIsOfTheTenant) {
  World world;
  world.must(TenantCreate{"tenant2"});
  world.person("eve", "tenant2");
  EXPECT_EQ(world.refusal(RoleAssign{kGroup, "Owner", world.people["eve"]}), Reason::wrongTenant);
}

TEST(RoleAssignment, SameAssignmentIsMadeOnce) {
  World world;
  world.person("ann").assign("ann", "Owner", kGroup);
  const std::string ann = world.people["ann"];
  EXPECT_EQ(world.refusal(RoleAssign{to_lower(kGroup), "Owner", ann}), Reason::nameTaken);
  EXPECT_FALSE(world.refusal(RoleAssign{kGroup, "Key Vault Reader", ann}));
  EXPECT_FALSE(world.refusal(RoleAssign{"/subscriptions/sub1", "Owner", ann}));
}

TEST(RoleAssignment, ListShowsWhatHoldsAtAScope) {
  World world;
  world.person("ann").assign("ann", "Owner", "/subscriptions/sub1");
  world.assign("ann", "Key Vault Reader", kGroup);
  EXPECT_EQ(world.must(RoleList{kGroup}).value.size(), 2U);
  EXPECT_EQ(world.must(RoleList{"/subscriptions/sub1"}).value.size(), 1U);
  EXPECT_EQ(world.must(RoleList{"/subscriptions/other"}).value.size(), 0U);
  EXPECT_EQ(world.refusal(RoleList{"nowhere"}), Reason::invalidParameter);
}

TEST(RoleAssignment, RemovedOnceAndGone) {
  World world;
  world.person("ann").assign("ann", "Owner", kGroup).assign("ann", "Key Vault Reader", kGroup);
  const auto before = world.must(RoleList{kGroup}).value;
  world.must(RoleRemove{before[0].id});
  const auto after = world.must(RoleList{kGroup}).value;
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0], before[1]);
  EXPECT_EQ(world.refusal(RoleRemove{before[0].id}), Reason::notFound);
}

}  // namespace
}  // namespace cmk::entra
