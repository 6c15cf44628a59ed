#include "reference/key_vault/key_rotate.h"

#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

Result<KeyBundle> run(Room& room, const KeyRotate& op) {
  Result<VaultRecord*> vault = edit_vault(room, op.vault);
  if (!vault) return std::unexpected(vault.error());
  if (auto may = authorize(room, **vault, op, entra::KeyAction::rotate, op.name); !may) {
    return std::unexpected(may.error());
  }
  if (auto done = rotate(room, **vault, op.name); !done) return std::unexpected(done.error());
  const Key& key = **find_key(room, **vault, op.name);
  return bundle_of(room, **vault, key, key.versions.back(), rules::kCreateReturnsPrivate);
}

}  // namespace

Result<KeyBundle> apply(Room& room, const KeyRotate& op) {
  return audited(room, op, entra::KeyAction::rotate, op.name, "", [&](std::string& version) {
    Result<KeyBundle> bundle = run(room, op);
    if (bundle) version = version_of(*bundle);
    return bundle;
  });
}

}  // namespace cmk::key_vault
