#include "reference/key_vault/vault_set_diagnostics.h"

#include "reference/key_vault/vault_change.h"

namespace cmk::key_vault {

Result<Done> apply(Room& room, const VaultSetDiagnostics& op) {
  Result<VaultRecord*> vault = open_for_change(room, op, entra::VaultAction::write);
  if (!vault) return std::unexpected(vault.error());
  (*vault)->audited = op.auditEvent;
  return Done{};
}

}  // namespace cmk::key_vault
