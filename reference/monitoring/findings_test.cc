// Findings of vaults, and the list of all.
#include "reference/monitoring/findings.h"

#include <gtest/gtest.h>

#include "reference/key_vault/vault_set_diagnostics.h"
#include "reference/monitoring/action_group_create.h"
#include "reference/monitoring/alert_create.h"
#include "reference/monitoring/list_findings.h"
#include "reference/testing/account_world.h"

namespace cmk::monitoring {
namespace {

using testing::AccountWorld;
using testing::kAccountId;
using testing::kVaultId;
using Names = std::vector<std::string>;

Names found(AccountWorld& world, std::string_view scope = kVaultId) {
  Names names;
  for (const service::Finding& finding : findings_of_vaults(world.rooms().monitoring, scope)) {
    EXPECT_EQ(finding.requirement, "MON-04");
    EXPECT_EQ(finding.resourceId, kVaultId);
    names.push_back(finding.name);
  }
  return names;
}

void add_alert(AccountWorld& world, const std::string& scope) {
  world.monitor.alerts.put("alert", {"alert", scope, {}, {}, "group"});
}

TEST(VaultFindings, AVaultInUseHasDiagnosticsAndAlerts) {  // vcore, considerations
  AccountWorld world;
  EXPECT_EQ(found(world), (Names{"vault-alerts", "vault-diagnostics"}));
  world.must(key_vault::VaultSetDiagnostics{{"vault1", {}}, true});
  EXPECT_EQ(found(world), (Names{"vault-alerts"}));
  add_alert(world, kVaultId);
  EXPECT_EQ(found(world), Names{});
  world.must(key_vault::VaultSetDiagnostics{{"vault1", {}}, false});
  EXPECT_EQ(found(world), (Names{"vault-diagnostics"}));
}

TEST(VaultFindings, AnAlertWatchesFromVaultOrUserOrAbove) {
  for (const std::string& scope : {kVaultId, kAccountId, std::string("/subscriptions/sub1"),
                                   std::string("/subscriptions/sub1/resourceGroups/RG1")}) {
    AccountWorld world;
    add_alert(world, scope);
    EXPECT_EQ(found(world), (Names{"vault-diagnostics"})) << scope;
  }
  for (const std::string& scope : {kVaultId + "2", kVaultId + "/keys/key1", kAccountId + "2",
                                   std::string("/subscriptions/sub2")}) {
    AccountWorld world;
    add_alert(world, scope);
    EXPECT_EQ(found(world).size(), 2U) << scope;
  }
}

TEST(VaultFindings, AreListedForTheVaultAndForItsUsers) {
  AccountWorld world;
  for (const std::string& scope : {kVaultId, kAccountId, std::string("/subscriptions/sub1")}) {
    EXPECT_EQ(found(world, scope).size(), 2U) << scope;
  }
  EXPECT_TRUE(found(world, "/subscriptions/sub2").empty());
  EXPECT_TRUE(found(world, kVaultId + "2").empty());
}

TEST(VaultFindings, OfSeveralUsersAreListedOnce) {
  AccountWorld world;
  world.add_account("account2");
  EXPECT_EQ(found(world).size(), 2U);
  add_alert(world, kAccountId);  // the other one is not watched
  EXPECT_EQ(found(world).size(), 2U);
}

TEST(VaultFindings, AreNoneWhereNobodyUsesTheVault) {
  AccountWorld world;
  world.must(cosmos::AccountDelete{kAccountId});
  EXPECT_TRUE(found(world).empty());
}

TEST(VaultFindings, AreNoneOfADeletedVault) {
  AccountWorld world;
  world.must(key_vault::VaultDelete{{"vault1", {}}});
  EXPECT_TRUE(found(world).empty());
}

TEST(ListFindings, IsInOrder) {
  AccountWorld world;
  const auto list = world.must(ListFindings{"/subscriptions/sub1"}).value;
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].resourceId, kAccountId);
  EXPECT_EQ(list[0].requirement, "KEY-03");
  EXPECT_EQ(list[1].name, "vault-alerts");
  EXPECT_EQ(list[2].name, "vault-diagnostics");
}

TEST(ListFindings, OfWhatIsNoScopeIsRefused) {
  AccountWorld world;
  for (const std::string scope : {"", "vault1", "/", "subscriptions/sub1"}) {
    EXPECT_EQ(world.refusal(ListFindings{scope}), Reason::invalidParameter) << scope;
  }
  EXPECT_TRUE(world.must(ListFindings{"/subscriptions/nowhere"}).value.empty());
}

}  // namespace
}  // namespace cmk::monitoring
