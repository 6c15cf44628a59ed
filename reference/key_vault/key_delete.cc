#include "reference/key_vault/key_delete.h"

#include "reference/core/text.h"
#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<DeletedKeyBundle> remove(Room& room, const KeyDelete& op) {
  Result<KeyUse> use = open_version(room, op, entra::KeyAction::remove);
  if (!use) return std::unexpected(use.error());
  if (!room.rules.holds(rules::kVersionNotDeletable, !op.version)) {
    return refuse(Reason::versionNotDeletable, "a single version cannot be deleted");
  }
  VaultRecord& vault = **edit_vault(room, op.vault);
  const std::string lower = to_lower(op.name);
  Key* key = vault.keys.edit(lower);
  if (key == nullptr) return refuse(Reason::notFound, "no such key");
  cancel_rotation(room, vault, *key);
  const Seconds retention = vault.soft_delete ? vault.retention_days * kDay : 0;
  DeletedKey gone{std::move(*key), room.now, room.now + retention};
  vault.keys.erase(lower);
  DeletedKeyBundle answer = deleted_bundle_of(room, vault, gone);
  if (vault.soft_delete) {
    room.agenda.book(gone.scheduledPurgeDate, {kPurgeKey, to_lower(vault.name), lower});
    vault.deleted_keys.put(lower, std::move(gone));
  }
  return answer;
}

}  // namespace

Result<DeletedKeyBundle> apply(Room& room, const KeyDelete& op) {
  return audited(room, op, entra::KeyAction::remove, op.name, asked_version(op),
                 [&](std::string& /*version*/) { return remove(room, op); });
}

}  // namespace cmk::key_vault
