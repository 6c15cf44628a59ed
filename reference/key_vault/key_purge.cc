#include "reference/key_vault/key_purge.h"

#include "reference/core/text.h"
#include "reference/key_vault/audit.h"
#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<Done> purge(Room& room, const KeyPurge& op) {
  Result<VaultRecord*> vault = edit_vault_of_deleted_key(room, op, entra::KeyAction::purge);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = check_purge(room.rules, **vault); !may) return std::unexpected(may.error());
  if (room.rules.fault(rules::kPurgeIsIgnored) || room.rules.fault(rules::kPurgedNameStaysHeld)) {
    return Done{};
  }
  const std::string lower = to_lower(op.name);
  if (room.rules.fault(rules::kPurgedKeyStillWorks)) {
    (*vault)->keys.put(lower, (*vault)->deleted_keys.find(lower)->key);
  }
  room.agenda.cancel({kPurgeKey, to_lower((*vault)->name), lower});
  (*vault)->deleted_keys.erase(lower);
  return Done{};
}

}  // namespace

Result<Done> apply(Room& room, const KeyPurge& op) {
  return audited(room, op, entra::KeyAction::purge, op.name, "",
                 [&](std::string& /*version*/) { return purge(room, op); });
}

}  // namespace cmk::key_vault
