#include "reference/key_vault/key_set_rotation_policy.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/key_vault/rotation.h"

namespace cmk::key_vault {
namespace {

Result<RotationPolicy> set(Room& room, const KeySetRotationPolicy& op) {
  Result<VaultRecord*> vault = edit_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::setRotationPolicy, op.name); !may) {
    return std::unexpected(may.error());
  }
  Result<Key*> key = edit_key(**vault, op.name);
  if (!key) return std::unexpected(key.error());
  if (auto fits = check_policy(room.rules, op.policy); !fits) return std::unexpected(fits.error());
  (*key)->policy = op.policy;
  book_rotation(room, **vault, **key);
  return op.policy;
}

}  // namespace

Result<RotationPolicy> apply(Room& room, const KeySetRotationPolicy& op) {
  return audited(room, op, entra::KeyAction::setRotationPolicy, op.name, "",
                 [&](std::string& /*version*/) { return set(room, op); });
}

}  // namespace cmk::key_vault
