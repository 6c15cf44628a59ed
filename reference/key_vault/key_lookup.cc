#include "reference/key_vault/key_lookup.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

Result<const Key*> find_key(const Room& room, const VaultRecord& vault, std::string_view name) {
  const std::string lower = to_lower(name);
  if (const Key* key = vault.keys.find(lower)) return key;
  if (const DeletedKey* deleted = vault.deleted_keys.find(lower)) {
    if (room.rules.fault(rules::kDeleteLeavesVersions)) return &deleted->key;
    return refuse(Reason::notFound, "the key is deleted");
  }
  return refuse(Reason::notFound, "no such key");
}

Result<Key*> edit_key(VaultRecord& vault, std::string_view name) {
  if (Key* key = vault.keys.edit(to_lower(name))) return key;
  return refuse(Reason::notFound, "no such key");
}

Result<const KeyVersion*> find_version(const Key& key, const std::optional<std::string>& version) {
  if (!version) return &current_version(key);
  const auto found = std::ranges::find(key.versions, to_lower(*version), &KeyVersion::version);
  if (found == key.versions.end()) return refuse(Reason::notFound, "no such key version");
  return &*found;
}

const KeyVersion& current_version(const Key& key) {
  return *std::ranges::find(key.versions, key.current, &KeyVersion::version);
}

KeyVersion& current_version(Key& key) {
  return *std::ranges::find(key.versions, key.current, &KeyVersion::version);
}

std::string KeyUse::kid() const { return key_identifier(vault->name, key->name, version->version); }

Result<KeyUse> open_version(const Room& room, const KeyVersionCall& call, entra::KeyAction action) {
  Result<const VaultRecord*> vault = find_vault(room, call.vault);
  if (!vault) return std::unexpected(vault.error());
  if (Result<void> may = authorize(room, **vault, call, action, call.name); !may) {
    return std::unexpected(may.error());
  }
  Result<const Key*> key = find_key(room, **vault, call.name);
  if (!key) return std::unexpected(key.error());
  Result<const KeyVersion*> version = find_version(**key, call.version);
  if (!version) return std::unexpected(version.error());
  return KeyUse{*vault, *key, *version};
}

}  // namespace cmk::key_vault
