// A vault as operations tell of it (Microsoft.KeyVault/vaults, azure-facts 2.4).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reference/core/describe.h"

namespace cmk::key_vault {

struct IpRule {
  std::string value;
  bool operator==(const IpRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(IpRule, (), (value))

struct NetworkAcls {
  std::optional<std::string> bypass;
  std::optional<std::string> defaultAction;
  std::vector<IpRule> ipRules;
  bool operator==(const NetworkAcls&) const = default;
};
BOOST_DESCRIBE_STRUCT(NetworkAcls, (), (bypass, defaultAction, ipRules))

struct Permissions {
  std::vector<std::string> keys;
  bool operator==(const Permissions&) const = default;
};
BOOST_DESCRIBE_STRUCT(Permissions, (), (keys))

struct AccessPolicyEntry {
  std::string tenantId;
  std::string objectId;
  Permissions permissions;
  bool operator==(const AccessPolicyEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccessPolicyEntry, (), (tenantId, objectId, permissions))

struct Vault {
  std::string id;
  std::string name;
  std::string location;
  std::string tenantId;
  std::string vaultUri;
  bool enableSoftDelete = true;
  std::int64_t softDeleteRetentionInDays = 90;
  std::optional<bool> enablePurgeProtection;
  bool enableRbacAuthorization = false;
  std::string publicNetworkAccess;
  NetworkAcls networkAcls;
  std::vector<AccessPolicyEntry> accessPolicies;
  bool operator==(const Vault&) const = default;
};
BOOST_DESCRIBE_STRUCT(Vault, (),
                      (id, name, location, tenantId, vaultUri, enableSoftDelete,
                       softDeleteRetentionInDays, enablePurgeProtection, enableRbacAuthorization,
                       publicNetworkAccess, networkAcls, accessPolicies))

struct VaultItem {
  std::string id;
  std::string name;
  std::string location;
  std::optional<std::int64_t> deletionDate;
  std::optional<std::int64_t> scheduledPurgeDate;
  bool operator==(const VaultItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultItem, (), (id, name, location, deletionDate, scheduledPurgeDate))

struct VaultList {
  std::vector<VaultItem> value;
  bool operator==(const VaultList&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultList, (), (value))

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::IpRule> {
  static constexpr std::string_view kName = "IpRule";
  static constexpr std::string_view kSentence = "An address or range of the selected networks.";
  static constexpr std::array kFields = {
      FieldNote{"value", "An IPv4 address or a range in CIDR form."}};
};
template <>
struct Note<key_vault::NetworkAcls> {
  static constexpr std::string_view kName = "NetworkAcls";
  static constexpr std::string_view kSentence = "The network rules of a vault.";
  static constexpr std::array kFields = {
      FieldNote{
          "bypass",
          "AzureServices (when absent) or None: whether trusted services get past the rules."},
      FieldNote{"defaultAction", "Allow (when absent): all networks; Deny: selected networks."},
      FieldNote{"ipRules", "The selected networks."}};
};
template <>
struct Note<key_vault::Permissions> {
  static constexpr std::string_view kName = "Permissions";
  static constexpr std::string_view kSentence = "What an access-policy entry grants.";
  static constexpr std::array kFields = {FieldNote{
      "keys",
      "Key permissions: get, list, wrapKey, unwrapKey and so on; all stands for every one."}};
};
template <>
struct Note<key_vault::AccessPolicyEntry> {
  static constexpr std::string_view kName = "AccessPolicyEntry";
  static constexpr std::string_view kSentence = "An entry of the access policies.";
  static constexpr std::array kFields = {
      FieldNote{"tenantId", "The principal's tenant; it must be the vault's."},
      FieldNote{"objectId", "The principal (object id).", Mark::chosen},
      FieldNote{"permissions", "What it may do."}};
};
template <>
struct Note<key_vault::Vault> {
  static constexpr std::string_view kName = "Vault";
  static constexpr std::string_view kSentence = "A vault.";
  static constexpr std::array kFields = {
      FieldNote{"id", "The ARM id."},
      FieldNote{"name", "The name."},
      FieldNote{"location", "The region."},
      FieldNote{"tenantId", "The tenant."},
      FieldNote{"vaultUri", "Where its data plane is reached."},
      FieldNote{"enableSoftDelete", "Whether deleted keys and the deleted vault can be recovered."},
      FieldNote{"softDeleteRetentionInDays", "Days of retention."},
      FieldNote{"enablePurgeProtection", "true, or absent."},
      FieldNote{"enableRbacAuthorization",
                "Whether roles decide (true) or access policies (false)."},
      FieldNote{"publicNetworkAccess", "Enabled or Disabled."},
      FieldNote{"networkAcls", "The network rules."},
      FieldNote{"accessPolicies", "The access policies, by objectId."}};
};
template <>
struct Note<key_vault::VaultItem> {
  static constexpr std::string_view kName = "VaultItem";
  static constexpr std::string_view kSentence = "A vault in a list.";
  static constexpr std::array kFields = {
      FieldNote{"id", "The ARM id."}, FieldNote{"name", "The name."},
      FieldNote{"location", "The region."},
      FieldNote{"deletionDate", "Time of the deletion; Unix seconds; only of a deleted vault.",
                Mark::plain, Sense::instant},
      FieldNote{"scheduledPurgeDate",
                "Time at which it will be gone; Unix seconds; only of a deleted vault.",
                Mark::plain, Sense::instant}};
};
template <>
struct Note<key_vault::VaultList> {
  static constexpr std::string_view kName = "VaultList";
  static constexpr std::string_view kSentence = "Vaults.";
  static constexpr std::array kFields = {FieldNote{"value", "The vaults, by name."}};
};
}  // namespace cmk
