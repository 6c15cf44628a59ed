#include "reference/key_vault/access.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using entra::KeyAction;
using testing::World;

// Whether ann gets through with an action on key1; the reason when not.
std::optional<Reason> why(World& world, KeyAction action, const std::string& key = "key1") {
  const auto got =
      authorize(world.room(), world.record(), world.call<DataCall>("ann"), action, key);
  if (got) return std::nullopt;
  return got.error().reason;
}

World with_ann(bool rbac) {
  World world;
  world.person("ann").vault("vault1", [&](auto& op) { op.enableRbacAuthorization = rbac; });
  return world;
}

TEST(Access, PolicyGrantsWhatItListsAndNothingElse) {
  World world = with_ann(false);
  world.allow("ann", {"GET", "wrapKey"});
  for (const entra::KeyActionInfo& entry : entra::key_actions()) {
    const bool listed = entry.action == KeyAction::get || entry.action == KeyAction::wrapKey;
    EXPECT_EQ(why(world, entry.action),
              listed ? std::nullopt : std::optional(Reason::permissionDenied))
        << entry.permission;
  }
}

TEST(Access, DeleteImpliesNeitherRecoverNorPurge) {
  World world = with_ann(false);
  world.allow("ann", {"delete"});
  EXPECT_EQ(why(world, KeyAction::recover), Reason::permissionDenied);
  EXPECT_EQ(why(world, KeyAction::purge), Reason::permissionDenied);
  world.allow("ann", {"purge"});
  EXPECT_FALSE(why(world, KeyAction::purge));
  EXPECT_EQ(why(world, KeyAction::remove), Reason::permissionDenied);
}

TEST(Access, OnlyTheActiveModelCounts) {
  World world = with_ann(true);
  world.allow("ann", {"all"});
  EXPECT_EQ(why(world, KeyAction::get), Reason::permissionDenied);
  world.assign("ann", "Key Vault Reader");
  EXPECT_FALSE(why(world, KeyAction::get));
  world.record().rbac = false;
  EXPECT_FALSE(why(world, KeyAction::wrapKey));
  world.record().policies = {};
  EXPECT_EQ(why(world, KeyAction::get), Reason::permissionDenied);
}

TEST(Access, RoleHoldsAtItsScopeAndBelow) {
  const std::string scopes[] = {"/subscriptions/sub1", "/subscriptions/sub1/resourceGroups/rg1",
                                testing::kVaultId, testing::kVaultId + "/keys/key1"};
  for (const std::string& scope : scopes) {
    World world = with_ann(true);
    world.assign("ann", "Key Vault Crypto User", scope);
    EXPECT_FALSE(why(world, KeyAction::sign)) << scope;
    EXPECT_EQ(why(world, KeyAction::create), Reason::permissionDenied) << scope;
    const bool whole = !scope.ends_with("/keys/key1");
    EXPECT_EQ(!why(world, KeyAction::sign, "key2"), whole) << scope;
    EXPECT_EQ(!why(world, KeyAction::list, ""), whole) << scope;
  }
}

TEST(Access, RoleElsewhereDoesNotHold) {
  World world = with_ann(true);
  world.assign("ann", "Key Vault Administrator", "/subscriptions/sub1/resourceGroups/rg2");
  world.assign("ann", "Key Vault Administrator", testing::kVaultId + "2");
  EXPECT_EQ(why(world, KeyAction::get), Reason::permissionDenied);
}

TEST(Access, NetworkComesFirstThenSignInThenPermission) {
  World world = with_ann(false);
  world.record().network.public_access = false;
  world.people["ann"] = "nobody";
  EXPECT_EQ(why(world, KeyAction::get), Reason::networkDenied);
  world.record().network.public_access = true;
  EXPECT_EQ(why(world, KeyAction::get), Reason::unauthenticated);
}

TEST(Access, DeletedIdentityIsNobody) {
  World world = with_ann(false);
  world.allow("ann", {"all"});
  world.must(entra::IdentityDelete{"/tenants/tenant1/principals/ann"});
  EXPECT_EQ(why(world, KeyAction::get), Reason::unauthenticated);
}

TEST(Access, CallerOfAnotherTenantIsRefused) {
  World world = with_ann(true);
  world.must(entra::TenantCreate{"tenant2"});
  world.assign("ann", "Key Vault Administrator");
  world.record().tenantId = "tenant2";
  EXPECT_EQ(why(world, KeyAction::get), Reason::permissionDenied);
}

TEST(Access, ControlPlaneNeedsARoleUnlessTheOwnerCalls) {
  World world = with_ann(false);
  const auto control = [&](std::optional<std::string> caller, entra::VaultAction action) {
    return authorize_control(world.room(), caller, action, world.record()).has_value();
  };
  EXPECT_TRUE(control({}, entra::VaultAction::purge));
  EXPECT_FALSE(control("nobody", entra::VaultAction::write));
  EXPECT_FALSE(control(world.people["ann"], entra::VaultAction::write));
  world.assign("ann", "Key Vault Contributor");
  EXPECT_TRUE(control(world.people["ann"], entra::VaultAction::write));
  EXPECT_FALSE(control(world.people["ann"], entra::VaultAction::purge));
}

TEST(Access, VaultsAreFoundWithoutRegardToCaseWhileTheyLive) {
  World world = with_ann(false);
  EXPECT_EQ((*find_vault(world.room(), "VAULT1"))->name, "vault1");
  EXPECT_EQ(find_vault(world.room(), "vault2").error().reason, Reason::notFound);
  world.vaults.deleted.put("vault1", {world.record(), 0, 0});
  world.vaults.live.erase("vault1");
  envelope::Room room = world.room();
  EXPECT_EQ(find_vault(room, "vault1").error().reason, Reason::notFound);
  EXPECT_EQ(edit_vault(room, "vault1").error().reason, Reason::notFound);
}

}  // namespace
}  // namespace cmk::key_vault
