#include "reference/key_vault/vault_change.h"

#include "reference/core/text.h"

namespace cmk::key_vault {

Result<VaultRecord*> open_for_change(Room& room, const ControlCall& call,
                                     entra::VaultAction action) {
  VaultRecord* vault = room.vaults.live.edit(to_lower(call.vault));
  if (vault == nullptr) return refuse(Reason::notFound, "no such vault");
  if (auto may = authorize_control(room, call.caller, action, *vault); !may) {
    return std::unexpected(may.error());
  }
  if (action == entra::VaultAction::write && vault->lock == LockLevel::ReadOnly) {
    return refuse(Reason::locked, "the vault is read-only");
  }
  return vault;
}

}  // namespace cmk::key_vault
