#include "reference/key_vault/key_get_rotation_policy.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/key_lookup.h"

namespace cmk::key_vault {
namespace {

Result<RotationPolicy> get(const Room& room, const KeyGetRotationPolicy& op) {
  Result<const VaultRecord*> vault = find_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::getRotationPolicy, op.name); !may) {
    return std::unexpected(may.error());
  }
  Result<const Key*> key = find_key(room, **vault, op.name);
  if (!key) return std::unexpected(key.error());
  return (*key)->policy.value_or(RotationPolicy{});
}

}  // namespace

Result<RotationPolicy> apply(Room& room, const KeyGetRotationPolicy& op) {
  return audited(room, op, entra::KeyAction::getRotationPolicy, op.name, "",
                 [&](std::string& /*version*/) { return get(room, op); });
}

}  // namespace cmk::key_vault
