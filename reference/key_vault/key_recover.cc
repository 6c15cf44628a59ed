#include "reference/key_vault/key_recover.h"

#include "reference/core/text.h"
#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

// What deviants lose on the way back.
void spoil(const Rulebook& rules, Key& key) {
  if (rules.fault(rules::kRecoverLosesVersions)) {
    key.versions = {KeyVersion(current_version(key))};
  }
  if (rules.fault(rules::kRecoverResetsAttributes)) {
    for (KeyVersion& version : key.versions) {
      version.enabled = true;
      version.nbf = version.exp = {};
      version.tags.clear();
    }
  }
}

Result<KeyBundle> recover(Room& room, const KeyRecover& op) {
  Result<VaultRecord*> vault = edit_vault_of_deleted_key(room, op, entra::KeyAction::recover);
  if (!vault) return std::unexpected(vault.error());
  const std::string lower = to_lower(op.name);
  DeletedKey gone = *(*vault)->deleted_keys.find(lower);
  if (!is_recoverable(room, gone.scheduledPurgeDate)) return refuse(Reason::notFound, "deviant");
  (*vault)->deleted_keys.erase(lower);
  room.agenda.cancel({kPurgeKey, to_lower((*vault)->name), lower});
  spoil(room.rules, gone.key);
  Key& key = (*vault)->keys.put(lower, std::move(gone.key));
  book_rotation(room, **vault, key);
  return bundle_of(room, **vault, key, current_version(key), rules::kDeleteReturnsPrivate);
}

}  // namespace

Result<KeyBundle> apply(Room& room, const KeyRecover& op) {
  return audited(room, op, entra::KeyAction::recover, op.name, "",
                 [&](std::string& /*version*/) { return recover(room, op); });
}

}  // namespace cmk::key_vault
