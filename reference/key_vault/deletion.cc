#include "reference/key_vault/deletion.h"

#include "reference/core/text.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

bool is_recoverable(const Room& room, Instant scheduledPurgeDate) {
  return !room.rules.fault(rules::kRecoverOneSecondShort) || room.now + 1 < scheduledPurgeDate;
}

namespace {

// A task may outlive the vault it was booked for: a purged vault's name can be taken again, and a
// key of the same name deleted there, with a purge date of its own.
void purge_key(VaultRecord& vault, const Task& task) {
  const DeletedKey* key = vault.deleted_keys.find(task.name.detail);
  if (key != nullptr && key->scheduledPurgeDate == task.due) {
    vault.deleted_keys.erase(task.name.detail);
  }
}

}  // namespace

void run_purge(Room& room, const Task& task) {
  if (room.rules.holds(rules::kGoneAfterRetention, false)) return;
  const std::string& name = task.name.subject;
  if (task.name.kind == kPurgeVault) {
    room.vaults.deleted.erase(name);
  } else if (VaultRecord* vault = room.vaults.live.edit(name)) {
    purge_key(*vault, task);
  } else if (DeletedVault* deleted = room.vaults.deleted.edit(name)) {
    purge_key(deleted->vault, task);
  }
}

Result<void> check_purge(const Rulebook& rules, const VaultRecord& vault) {
  if (!rules.holds(rules::kPurgeProtected, !vault.purge_protection)) {
    return refuse(Reason::purgeProtected, "purge protection is on");
  }
  if (rules.fault(rules::kPurgeNeverAllowed)) return refuse(Reason::purgeProtected, "deviant");
  return {};
}

Result<VaultRecord*> edit_vault_of_deleted_key(Room& room, const KeyCall& call,
                                               entra::KeyAction action) {
  Result<VaultRecord*> vault = edit_vault(room, call.vault);
  if (!vault) return vault;
  if (auto may = authorize(room, **vault, call, action, call.name); !may) {
    return std::unexpected(may.error());
  }
  if (!(*vault)->deleted_keys.contains(to_lower(call.name))) {
    return refuse(Reason::notFound, "no such deleted key");
  }
  return vault;
}

}  // namespace cmk::key_vault
