// Adding a version to a key, and the key when there is none: what create, import and rotate share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/key_type.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// What a caller asks of a new version besides its material.
struct VersionWish {
  std::string kty;
  std::optional<std::vector<std::string>> key_ops;
  std::optional<KeyAttributes> attributes;
  std::map<std::string, std::string> tags;
  std::string crv = {};  // of an EC key
};

// Whether key type, curve, operations and tags are allowed.
[[nodiscard]] Result<void> check_wish(const Rulebook& rules, const VersionWish& wish);
// Whether nbf and exp are instants that can be reckoned with.
[[nodiscard]] Result<void> check_window_times(const std::optional<KeyAttributes>& attributes);
[[nodiscard]] Result<void> check_tags(const std::map<std::string, std::string>& tags);

// Whether a key may be put under this name: well formed, and not held by a deleted key.
[[nodiscard]] Result<void> check_name_for_version(const Room& room, const VaultRecord& vault,
                                                  std::string_view name);

// The new version becomes the current one; the returned key is that of the vault.
Key& add_version(Room& room, VaultRecord& vault, const std::string& name, const VersionWish& wish,
                 crypto::RsaKeyPtr material);

// What a new version of this type is made of: for RSA a key of this size as below, for EC nothing.
[[nodiscard]] Result<crypto::RsaKeyPtr> take_material(Room& room, const VersionWish& wish,
                                                      std::int64_t bits);
// A key of this size out of the key source; unsupportedKeySize when it is none of the three.
[[nodiscard]] Result<crypto::RsaKeyPtr> take_key(Room& room, std::int64_t bits);
// Whether keys of this size may be protect data at all.
[[nodiscard]] Result<void> check_size(const Rulebook& rules, std::int64_t bits);

}  // namespace cmk::key_vault
