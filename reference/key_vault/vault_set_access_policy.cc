#include "reference/key_vault/vault_set_access_policy.h"

#include "reference/key_vault/bundle.h"
#include "reference/key_vault/vault_change.h"
#include "reference/key_vault/vault_settings.h"

namespace cmk::key_vault {

Result<Vault> apply(Room& room, const VaultSetAccessPolicy& op) {
  Result<VaultRecord*> vault = open_for_change(room, op, entra::VaultAction::write);
  if (!vault) return std::unexpected(vault.error());
  if (auto set = set_policy(room, **vault, op.accessPolicy); !set) {
    return std::unexpected(set.error());
  }
  return vault_of(**vault);
}

}  // namespace cmk::key_vault
