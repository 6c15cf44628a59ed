#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.create
struct VaultCreate {
  using Answer = Vault;
  std::string name;
  std::string subscriptionId;
  std::string resourceGroup;
  std::string location;
  std::optional<std::string> tenantId;
  std::optional<bool> enableSoftDelete;
  std::optional<std::int64_t> softDeleteRetentionInDays;
  std::optional<bool> enablePurgeProtection;
  std::optional<bool> enableRbacAuthorization;
  std::optional<std::string> publicNetworkAccess;
  std::optional<NetworkAcls> networkAcls;
  std::vector<AccessPolicyEntry> accessPolicies;
  bool operator==(const VaultCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultCreate, (),
                      (name, subscriptionId, resourceGroup, location, tenantId, enableSoftDelete,
                       softDeleteRetentionInDays, enablePurgeProtection, enableRbacAuthorization,
                       publicNetworkAccess, networkAcls, accessPolicies))

Result<Vault> apply(Room& room, const VaultCreate& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultCreate> {
  static constexpr std::string_view kName = "vault.create";
  static constexpr std::string_view kSentence = "Creates a vault.";
  static constexpr std::array kFields = {
      FieldNote{"name", "3 to 24 letters, digits and hyphens; unique in the whole system.",
                Mark::plain, Sense::name},
      FieldNote{"subscriptionId", "The subscription."},
      FieldNote{"resourceGroup", "The resource group.", Mark::plain, Sense::name},
      FieldNote{"location", "The region, e.g. westeurope; folded to lower case without spaces."},
      FieldNote{"tenantId", "The tenant; absent: the subscription's."},
      FieldNote{"enableSoftDelete", "true when absent."},
      FieldNote{"softDeleteRetentionInDays", "7 to 90; 90 when absent."},
      FieldNote{"enablePurgeProtection", "true, or absent."},
      FieldNote{"enableRbacAuthorization", "false when absent."},
      FieldNote{"publicNetworkAccess", "Enabled (when absent) or Disabled."},
      FieldNote{"networkAcls", "The network rules; absent: all networks, with bypass."},
      FieldNote{"accessPolicies", "The first access policies."}};
};
}  // namespace cmk
