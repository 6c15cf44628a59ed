// How a key, a version and a vault look in an answer.
#pragma once

#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// `leak` is the fault of requirement KEY-13 that the answer would show.
[[nodiscard]] KeyBundle bundle_of(const Room& room, const VaultRecord& vault, const Key& key,
                                  const KeyVersion& version, const Rule& leak);
// The version that the bundle's identifier names.
[[nodiscard]] std::string version_of(const KeyBundle& bundle);
[[nodiscard]] DeletedKeyBundle deleted_bundle_of(const Room& room, const VaultRecord& vault,
                                                 const DeletedKey& deleted);
// An entry of a list; `kid` with or without version.
[[nodiscard]] KeyItem item_of(const Room& room, const VaultRecord& vault, const KeyVersion& version,
                              std::string kid);
[[nodiscard]] Vault vault_of(const VaultRecord& vault);

}  // namespace cmk::key_vault
