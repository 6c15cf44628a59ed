#include "reference/key_vault/vault_settings.h"

#include <gtest/gtest.h>

#include "reference/entra/identity_delete.h"
#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

std::optional<Reason> why(World& world, const AccessPolicyEntry& entry) {
  const auto got = set_policy(world.room(), world.record(), entry);
  if (got) return std::nullopt;
  return got.error().reason;
}

// A vault, and a person whose entry is set.
struct Case {
  World world = World().vault().person("person1");
  std::string p1 = world.people["person1"];
};

TEST(VaultSettings, RetentionIsSevenToNinetyDays) {  // azure-facts 2.4
  const Rulebook rules;
  for (const std::int64_t good : {7, 8, 90}) EXPECT_TRUE(check_retention(rules, good)) << good;
  for (const std::int64_t bad : {INT64_MIN, std::int64_t{-7}, std::int64_t{0}, std::int64_t{6},
                                 std::int64_t{91}, INT64_MAX}) {
    EXPECT_EQ(check_retention(rules, bad).error().reason, Reason::invalidParameter) << bad;
  }
}

TEST(VaultSettings, EntryReplacesTheEarlierOne) {
  auto [world, p1] = Case();
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"get", "list"}}}));
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"Sign"}}}));
  const AccessPolicy& policy = *world.record().policies.find(p1);
  EXPECT_EQ(policy.listed, std::vector<std::string>{"Sign"});
  EXPECT_EQ(policy.granted.count(), 1U);
  EXPECT_TRUE(has(policy.granted, entra::KeyAction::sign));
}

TEST(VaultSettings, AllGrantsEverythingAndReleaseNothingHere) {
  auto [world, p1] = Case();
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"All"}}}));
  EXPECT_TRUE(world.record().policies.find(p1)->granted.all());
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"release"}}}));
  EXPECT_TRUE(world.record().policies.find(p1)->granted.none());
}

TEST(VaultSettings, UnknownPermissionIsInvalidAndChangesNothing) {
  auto [world, p1] = Case();
  for (const char* bad : {"", "wrap", "read", "remove", "get "}) {
    EXPECT_EQ(why(world, {"tenant1", p1, {{"get", bad}}}), Reason::invalidParameter) << bad;
  }
  EXPECT_TRUE(world.record().policies.empty());
}

TEST(VaultSettings, EntryIsOfTheVaultsTenant) {
  auto [world, p1] = Case();
  world.must(entra::TenantCreate{"tenant2"});
  world.person("eve", "tenant2");
  EXPECT_EQ(why(world, {"tenant2", p1, {{"get"}}}), Reason::wrongTenant);
  EXPECT_EQ(why(world, {"tenant1", world.people["eve"], {{"get"}}}), Reason::wrongTenant);
}

TEST(VaultSettings, FirstEntryNeedsAPrincipal) {
  auto [world, p1] = Case();
  EXPECT_EQ(why(world, {"tenant1", "nobody", {{"get"}}}), Reason::notFound);
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"get"}}}));
  world.person("person2");
  world.must(entra::IdentityDelete{"/tenants/tenant1/principals/person1"});
  world.must(entra::IdentityDelete{"/tenants/tenant1/principals/person2"});
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"list"}}}));  // it has one
  EXPECT_EQ(why(world, {"tenant1", world.people["person2"], {{"get"}}}), Reason::notFound);
}

TEST(VaultSettings, EntriesAre1024AtMost) {  // azure-facts 2.4
  auto [world, p1] = Case();
  for (int i = 0; i < 1023; ++i) world.record().policies.put(std::to_string(i), {});
  EXPECT_FALSE(why(world, {"tenant1", p1, {{"get"}}}));
  world.person("person2");
  EXPECT_EQ(why(world, {"tenant1", world.people["person2"], {{"get"}}}), Reason::limitExceeded);
  EXPECT_FALSE(why(world, {"tenant1", "7", {{"list"}}}));
}

}  // namespace
}  // namespace cmk::key_vault
