#include "reference/key_vault/key_update.h"

#include <algorithm>

#include "reference/key_vault/audit.h"
#include "reference/key_vault/bundle.h"
#include "reference/key_vault/new_version.h"
#include "reference/key_vault/rotation.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

void change(const Room& room, const KeyUpdate& op, KeyVersion& version) {
  if (op.attributes) {
    const bool enabling = !version.enabled && op.attributes->enabled.value_or(false);
    if (!enabling || !room.rules.fault(rules::kEnablingIsIgnored)) {
      version.enabled = op.attributes->enabled.value_or(version.enabled);
    }
    if (op.attributes->nbf) version.nbf = op.attributes->nbf;
    if (op.attributes->exp) version.exp = op.attributes->exp;
  }
  if (op.key_ops) version.key_ops = *op.key_ops;
  if (op.tags) version.tags = *op.tags;
}

Result<KeyBundle> update(Room& room, const KeyUpdate& op, std::string& version_used) {
  Result<KeyUse> use = open_version(room, op, entra::KeyAction::update);
  if (!use) return std::unexpected(use.error());
  version_used = use->version->version;
  if (op.key_ops) {
    if (auto ops = check_key_ops(use->version->kty, *op.key_ops); !ops)
      return std::unexpected(ops.error());
  }
  if (auto times = check_window_times(op.attributes); !times) return std::unexpected(times.error());
  if (op.tags) {
    if (auto tags = check_tags(*op.tags); !tags) return std::unexpected(tags.error());
  }
  VaultRecord& vault = **edit_vault(room, op.vault);
  Result<Key*> found = edit_key(vault, op.name);
  if (!found) return std::unexpected(found.error());
  Key& key = **found;
  KeyVersion& version = *std::ranges::find(key.versions, version_used, &KeyVersion::version);
  if (!room.rules.fault(rules::kUpdateIsIgnored)) change(room, op, version);
  version.updated = room.rules.fault(rules::kUpdatedDecreases) ? version.created - 1 : room.now;
  if (room.rules.fault(rules::kUpdateMakesCurrent)) key.current = version.version;
  book_rotation(room, vault, key);
  return bundle_of(room, vault, key, version, rules::kUpdateReturnsPrivate);
}

}  // namespace

Result<KeyBundle> apply(Room& room, const KeyUpdate& op) {
  return audited(room, op, entra::KeyAction::update, op.name, op.version.value_or(""),
                 [&](std::string& version) { return update(room, op, version); });
}

}  // namespace cmk::key_vault
