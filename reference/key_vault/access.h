// Who may do what with a vault and its keys, once the network has let the call in.
#pragma once

#include <optional>
#include <string>

#include "reference/entra/key_action.h"
#include "reference/entra/role_table.h"
#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// A living vault, for reading or for changing; notFound otherwise.
[[nodiscard]] Result<const VaultRecord*> find_vault(const Room& room, std::string_view name);
[[nodiscard]] Result<VaultRecord*> edit_vault(Room& room, std::string_view name);

// Lets a data-plane call through network, sign-in and the active permission model, in this order.
// `key` is the key's name, or empty when the call concerns the vault's keys as a whole.
[[nodiscard]] Result<void> authorize(const Room& room, const VaultRecord& vault,
                                     const DataCall& call, entra::KeyAction action,
                                     std::string_view key);

// The same without the network: whether the principal signs in and the active permission model lets
// it do this; unauthenticated or permissionDenied otherwise.
[[nodiscard]] Result<void> check_permission(const Room& room, const VaultRecord& vault,
                                            const std::string& caller, entra::KeyAction action,
                                            std::string_view key);

// Whether a control-plane caller may do this to the vault: the owner (no caller named) may do all.
// `rule` is the demand that the permission belongs to.
[[nodiscard]] Result<void> authorize_control(const Room& room,
                                             const std::optional<std::string>& caller,
                                             entra::VaultAction action, const VaultRecord& vault,
                                             const Rule* rule = nullptr);

}  // namespace cmk::key_vault
