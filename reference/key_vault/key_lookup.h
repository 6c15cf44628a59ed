// Finding keys and versions in a vault.
#pragma once

#include <string_view>

#include "reference/key_vault/access.h"

namespace cmk::key_vault {

[[nodiscard]] Result<const Key*> find_key(const Room& room, const VaultRecord& vault,
                                          std::string_view name);
[[nodiscard]] Result<Key*> edit_key(VaultRecord& vault, std::string_view name);

// The version asked for, or the current one when none is.
[[nodiscard]] Result<const KeyVersion*> find_version(const Key& key,
                                                     const std::optional<std::string>& version);
[[nodiscard]] const KeyVersion& current_version(const Key& key);
[[nodiscard]] KeyVersion& current_version(Key& key);

// A key version that a caller may use for an action: authorized, found, and named.
struct KeyUse {
  const VaultRecord* vault = nullptr;
  const Key* key = nullptr;
  const KeyVersion* version = nullptr;
  [[nodiscard]] std::string kid() const;
};
// Lets the call in and finds what it names. The state of the version is not looked at.
[[nodiscard]] Result<KeyUse> open_version(const Room& room, const KeyVersionCall& call,
                                          entra::KeyAction action);

}  // namespace cmk::key_vault
