#include "reference/key_vault/key_backup.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/backup_blob.h"
#include "reference/key_vault/key_lookup.h"

namespace cmk::key_vault {
namespace {

Result<KeyBackupResult> backup(Room& room, const KeyBackup& op) {
  Result<const VaultRecord*> vault = find_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::backup, op.name); !may) {
    return std::unexpected(may.error());
  }
  Result<const Key*> key = find_key(room, **vault, op.name);
  if (!key) return std::unexpected(key.error());
  Result<Bytes> blob = write_backup(room, **vault, **key);
  if (!blob) return std::unexpected(blob.error());
  return KeyBackupResult{*std::move(blob)};
}

}  // namespace

Result<KeyBackupResult> apply(Room& room, const KeyBackup& op) {
  return audited(room, op, entra::KeyAction::backup, op.name, "",
                 [&](std::string& /*version*/) { return backup(room, op); });
}

}  // namespace cmk::key_vault
