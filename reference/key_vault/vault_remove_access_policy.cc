#include "reference/key_vault/vault_remove_access_policy.h"

#include "reference/entra/rules.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/vault_change.h"

namespace cmk::key_vault {

Result<Vault> apply(Room& room, const VaultRemoveAccessPolicy& op) {
  Result<VaultRecord*> vault = open_for_change(room, op, entra::VaultAction::write);
  if (!vault) return std::unexpected(vault.error());
  if (!(*vault)->policies.contains(op.objectId)) {
    return refuse(Reason::notFound, "no access policy of this principal");
  }
  if (!room.rules.fault(entra::rules::kPolicyRemovalIsIgnored)) {
    (*vault)->policies.erase(op.objectId);
    if (room.rules.fault(entra::rules::kPolicyRemovalTakesAll)) (*vault)->policies = {};
  }
  return vault_of(**vault);
}

}  // namespace cmk::key_vault
