// The settings of a vault that create and update share: what may be set, and what stays.
#pragma once

#include <optional>
#include <vector>

#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

[[nodiscard]] Result<void> check_retention(const Rulebook& rules, std::int64_t days);

// Puts an entry in the place of the principal's earlier one; wrongTenant for a principal of another
// tenant, notFound for a first entry of one that does not exist, invalidParameter for an unknown
// permission.
[[nodiscard]] Result<void> set_policy(const Room& room, VaultRecord& vault,
                                      const AccessPolicyEntry& entry);

}  // namespace cmk::key_vault
