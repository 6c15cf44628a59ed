#include "reference/key_vault/key_restore.h"

#include "reference/core/text.h"
#include "reference/key_vault/audit.h"
#include "reference/key_vault/backup_blob.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/new_version.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<void> check_origin(const Rulebook& rules, const VaultRecord& vault,
                          const BackupHeader& origin) {
  if (!rules.holds(rules::kRestoreSameSubscription,
                   origin.subscriptionId == vault.subscriptionId)) {
    return refuse(Reason::wrongSubscription);
  }
  if (!rules.holds(rules::kRestoreSameGeography,
                   origin.geography == geography_of(vault.location))) {
    return refuse(Reason::wrongGeography);
  }
  if (rules.fault(rules::kRestoreOnlyIntoSameVault) && origin.vault != vault.name) {
    return refuse(Reason::wrongSubscription, "deviant");
  }
  return {};
}

Result<void> check_free(const Rulebook& rules, const VaultRecord& vault, const std::string& lower) {
  if (!rules.holds(rules::kRestoreFreeName, !vault.keys.contains(lower))) {
    return refuse(Reason::nameTaken, "a key has the name");
  }
  if (!rules.holds(rules::kDeletedKeyHoldsName, !vault.deleted_keys.contains(lower))) {
    return refuse(Reason::nameDeleted, "a deleted key holds the name");
  }
  return {};
}

// What a deviant makes of a blob that it should have refused: a key of some kind.
Result<KeyBundle> restore_anyway(Room& room, VaultRecord& vault) {
  auto material = room.keys.next(2048, room.keys_taken);
  if (!material) return refuse(Reason::invalidBackup);
  const Key& key = add_version(room, vault, "restored", {"RSA", {}, {}, {}}, *std::move(material));
  return bundle_of(room, vault, key, key.versions.back(), rules::kUpdateReturnsPrivate);
}

bool takes_anyway(const Rulebook& rules) {
  return rules.holds(rules::kBackupAuthentic, false) || rules.fault(rules::kCorruptRestoreAccepted);
}

Result<KeyBundle> restore(Room& room, const KeyRestore& op) {
  Result<VaultRecord*> vault = edit_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::restore, ""); !may) {
    return std::unexpected(may.error());
  }
  if (room.rules.fault(rules::kBackupRefused)) return refuse(Reason::invalidBackup, "deviant");
  Result<Backup> backup = read_backup(room, op.value);
  if (!backup && takes_anyway(room.rules)) return restore_anyway(room, **vault);
  if (!backup) return std::unexpected(backup.error());
  if (auto fits = check_origin(room.rules, **vault, backup->header); !fits) {
    return std::unexpected(fits.error());
  }
  const std::string lower = to_lower(backup->key.name);
  if (auto free = check_free(room.rules, **vault, lower); !free)
    return std::unexpected(free.error());
  Key& key = (*vault)->keys.put(lower, std::move(backup->key));
  return bundle_of(room, **vault, key, current_version(key), rules::kUpdateReturnsPrivate);
}

}  // namespace

Result<KeyBundle> apply(Room& room, const KeyRestore& op) {
  return audited(room, op, entra::KeyAction::restore, "", "",
                 [&](std::string& /*version*/) { return restore(room, op); });
}

}  // namespace cmk::key_vault
