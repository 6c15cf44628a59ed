#include "reference/key_vault/network.h"

#include <gtest/gtest.h>

#include "reference/testing/world.h"

namespace cmk::key_vault {
namespace {

using testing::World;

struct Row {
  bool public_access;
  bool allow;
  bool bypass;
  bool listed;  // a public address inside ipRules
  bool other;   // one outside them
  bool trusted_service;
  bool private_endpoint;
};
// Who is let in (azure-facts 2.4).
constexpr Row kMatrix[] = {
    {true, true, true, true, true, true, true},
    {true, true, false, true, true, true, true},
    {true, false, true, true, false, true, true},
    {true, false, false, true, false, false, true},
    {false, true, true, false, false, true, true},
    {false, true, false, false, false, false, true},
    {false, false, true, false, false, true, true},
    {false, false, false, false, false, false, true},
};

VaultRecord vault_with(const Row& row) {
  VaultRecord vault;
  vault.network.public_access = row.public_access;
  vault.network.allow_by_default = row.allow;
  vault.network.bypass = row.bypass;
  vault.network.ranges = {*parse_ip_range("198.51.100.0/24")};
  return vault;
}

TEST(Network, Matrix) {
  World world;
  for (const Row& row : kMatrix) {
    const VaultRecord vault = vault_with(row);
    const auto in = [&](const char* from) {
      const auto got = admit(world.room(), vault, from, entra::KeyAction::wrapKey);
      EXPECT_TRUE(got || got.error().reason == Reason::networkDenied);
      return got.has_value();
    };
    const int number = static_cast<int>(&row - kMatrix);
    EXPECT_EQ(in("198.51.100.255"), row.listed) << number;
    EXPECT_EQ(in("198.51.101.0"), row.other) << number;
    EXPECT_EQ(in("trustedService"), row.trusted_service) << number;
    EXPECT_EQ(in("privateEndpoint"), row.private_endpoint) << number;
  }
}

TEST(Network, AbsentPlaceIsAPublicAddress) {
  World world;
  VaultRecord vault = vault_with(kMatrix[3]);
  EXPECT_FALSE(admit(world.room(), vault, {}, entra::KeyAction::get));
  vault.network.ranges = {*parse_ip_range("203.0.113.10")};
  EXPECT_TRUE(admit(world.room(), vault, {}, entra::KeyAction::get));
}

TEST(Network, OtherPlacesAreInvalid) {
  World world;
  for (const char* from : {"", "internet", "TrustedService", "1.2.3", "203.0.113.0/24"}) {
    const auto got = admit(world.room(), VaultRecord(), from, entra::KeyAction::get);
    EXPECT_EQ(got.error().reason, Reason::invalidParameter) << from;
  }
}

TEST(Network, SettingsAreReadAndWrittenAlike) {
  NetworkRules rules;
  const NetworkAcls acls{"None", "Deny", {{"203.0.113.10"}, {"198.51.100.0/24"}}};
  ASSERT_TRUE(set_acls(rules, acls));
  EXPECT_EQ(acls_of(rules), acls);
  ASSERT_TRUE(set_acls(rules, {}));
  EXPECT_EQ(acls_of(rules), (NetworkAcls{"AzureServices", "Allow", {}}));
}

TEST(Network, BadSettingsChangeNothing) {
  NetworkRules rules;
  const NetworkRules before = rules;
  EXPECT_FALSE(set_acls(rules, {"Some", "Deny", {}}));
  EXPECT_FALSE(set_acls(rules, {"None", "Maybe", {}}));
  EXPECT_FALSE(set_acls(rules, {"None", "Deny", {{"203.0.113.10"}, {"::1"}}}));
  EXPECT_FALSE(set_public_access(rules, "Perhaps"));
  EXPECT_EQ(rules, before);
  EXPECT_TRUE(set_public_access(rules, "disabled"));
  EXPECT_FALSE(rules.public_access);
}

TEST(Network, ThousandRulesAreTheMost) {  // azure-facts 2.4
  NetworkRules rules;
  NetworkAcls acls{{}, {}, std::vector<IpRule>(1000, IpRule{"203.0.113.10"})};
  EXPECT_TRUE(set_acls(rules, acls));
  acls.ipRules.push_back({"203.0.113.10"});
  EXPECT_EQ(set_acls(rules, acls).error().reason, Reason::limitExceeded);
}

}  // namespace
}  // namespace cmk::key_vault
