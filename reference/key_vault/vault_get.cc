#include "reference/key_vault/vault_get.h"

#include "reference/core/text.h"
#include "reference/key_vault/bundle.h"

namespace cmk::key_vault {

Result<Vault> apply(Room& room, const VaultGet& op) {
  const VaultRecord* vault = room.vaults.live.find(to_lower(op.vault));
  if (vault == nullptr) return refuse(Reason::notFound, "no such vault");
  return vault_of(*vault);
}

}  // namespace cmk::key_vault
