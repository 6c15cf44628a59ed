#include "reference/key_vault/vault_recover.h"

#include "reference/core/text.h"
#include "reference/key_vault/access.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

void book_rotations(Room& room, VaultRecord& vault) {
  std::vector<std::string> with_policy;
  vault.keys.for_each([&](const std::string& name, const Key& key) {
    if (key.policy) with_policy.push_back(name);
  });
  for (const std::string& name : with_policy) book_rotation(room, vault, *vault.keys.edit(name));
}

}  // namespace

Result<Vault> apply(Room& room, const VaultRecover& op) {
  const std::string lower = to_lower(op.vault);
  const DeletedVault* deleted = room.vaults.deleted.find(lower);
  if (deleted == nullptr || !is_recoverable(room, deleted->scheduledPurgeDate)) {
    return refuse(Reason::notFound, "no such deleted vault");
  }
  if (auto may = authorize_control(room, op.caller, entra::VaultAction::write, deleted->vault,
                                   &rules::kVaultRecoverNeedsPermission);
      !may) {
    return std::unexpected(may.error());
  }
  DeletedVault gone = *deleted;
  room.vaults.deleted.erase(lower);
  room.agenda.cancel({kPurgeVault, lower, ""});
  gone.vault.recovered = true;
  if (room.rules.fault(rules::kRecoverEmptiesVault)) gone.vault.keys = {};
  VaultRecord& vault = room.vaults.live.put(lower, std::move(gone.vault));
  book_rotations(room, vault);
  return vault_of(vault);
}

}  // namespace cmk::key_vault
