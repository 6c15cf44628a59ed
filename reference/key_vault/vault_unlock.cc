#include "reference/key_vault/vault_unlock.h"

#include "reference/key_vault/rules.h"
#include "reference/key_vault/vault_change.h"

namespace cmk::key_vault {

Result<Done> apply(Room& room, const VaultUnlock& op) {
  Result<VaultRecord*> vault = open_for_change(room, op, entra::VaultAction::lock);
  if (!vault) return std::unexpected(vault.error());
  if (!(*vault)->lock) return refuse(Reason::notFound, "the vault has no lock");
  if (!room.rules.fault(rules::kUnlockIsIgnored)) (*vault)->lock.reset();
  return Done{};
}

}  // namespace cmk::key_vault
