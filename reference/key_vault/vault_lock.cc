#include "reference/key_vault/vault_lock.h"

#include "reference/key_vault/vault_change.h"

namespace cmk::key_vault {

Result<Done> apply(Room& room, const VaultLock& op) {
  Result<VaultRecord*> vault = open_for_change(room, op, entra::VaultAction::lock);
  if (!vault) return std::unexpected(vault.error());
  if (op.level != "CanNotDelete" && op.level != "ReadOnly") {
    return refuse(Reason::invalidParameter, "level is CanNotDelete or ReadOnly");
  }
  (*vault)->lock = op.level == "ReadOnly" ? LockLevel::ReadOnly : LockLevel::CanNotDelete;
  return Done{};
}

}  // namespace cmk::key_vault
