// The built-in roles that touch a vault and its keys (azure-facts 2.6), side by side.
#pragma once

#include <span>
#include <string_view>

#include "reference/entra/key_action.h"

namespace cmk::entra {

// What a role lets its holder do with vaults themselves (the control plane).
enum class VaultAction { write, remove, purge, lock, grant };
inline constexpr std::size_t kVaultActions = 5;
using VaultActionSet = std::bitset<kVaultActions>;

struct Role {
  std::string_view name;  // roleDefinitionName
  std::string_view id;    // roleDefinition GUID
  KeyActionSet keys;
  VaultActionSet vaults;
};

[[nodiscard]] std::span<const Role> role_table();

// The role with this name or GUID, or null.
[[nodiscard]] const Role* find_role(std::string_view name_or_id);

inline constexpr std::string_view kEncryptionUser = "Key Vault Crypto Service Encryption User";
inline constexpr std::string_view kAdministrator = "Key Vault Administrator";

}  // namespace cmk::entra
