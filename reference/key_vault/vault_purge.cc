#include "reference/key_vault/vault_purge.h"

#include "reference/core/text.h"
#include "reference/key_vault/access.h"
#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

Result<Done> apply(Room& room, const VaultPurge& op) {
  const std::string lower = to_lower(op.vault);
  const DeletedVault* deleted = room.vaults.deleted.find(lower);
  if (deleted == nullptr) return refuse(Reason::notFound, "no such deleted vault");
  if (auto may = authorize_control(room, op.caller, entra::VaultAction::purge, deleted->vault,
                                   &rules::kVaultPurgeNeedsPermission);
      !may) {
    return std::unexpected(may.error());
  }
  if (auto may = check_purge(room.rules, deleted->vault); !may) return std::unexpected(may.error());
  if (room.rules.fault(rules::kPurgeIsIgnored) || room.rules.fault(rules::kPurgedNameStaysHeld)) {
    return Done{};
  }
  room.agenda.cancel({kPurgeVault, lower, ""});
  room.vaults.deleted.erase(lower);
  return Done{};
}

}  // namespace cmk::key_vault
