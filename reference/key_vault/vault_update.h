#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.update
struct VaultUpdate : ControlCall {
  using Answer = Vault;
  std::optional<bool> enableSoftDelete;
  std::optional<std::int64_t> softDeleteRetentionInDays;
  std::optional<bool> enablePurgeProtection;
  std::optional<bool> enableRbacAuthorization;
  std::optional<std::string> publicNetworkAccess;
  std::optional<NetworkAcls> networkAcls;
  bool operator==(const VaultUpdate&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultUpdate, (ControlCall),
                      (enableSoftDelete, softDeleteRetentionInDays, enablePurgeProtection,
                       enableRbacAuthorization, publicNetworkAccess, networkAcls))

Result<Vault> apply(Room& room, const VaultUpdate& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultUpdate> {
  static constexpr std::string_view kName = "vault.update";
  static constexpr std::string_view kSentence =
      "Changes the settings of a vault; absent members stay as they are.";
  static constexpr std::array kFields = {
      FieldNote{"enableSoftDelete", "To turn soft delete on."},
      FieldNote{"softDeleteRetentionInDays", "Refused unless it is what is set."},
      FieldNote{"enablePurgeProtection", "To turn purge protection on."},
      FieldNote{"enableRbacAuthorization", "To switch the permission model."},
      FieldNote{"publicNetworkAccess", "Enabled or Disabled."},
      FieldNote{"networkAcls", "The new network rules, as a whole."}};
};
}  // namespace cmk
