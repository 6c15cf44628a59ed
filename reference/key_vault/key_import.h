#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.import
struct KeyImport : KeyCall {
  using Answer = KeyBundle;
  std::string format;
  std::optional<SecretBytes> value;
  std::optional<SecretText> password;
  std::optional<JsonWebKey> key;
  std::optional<std::vector<std::string>> key_ops;
  std::optional<KeyAttributes> attributes;
  std::map<std::string, std::string> tags;
  bool operator==(const KeyImport&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyImport, (KeyCall),
                      (format, value, password, key, key_ops, attributes, tags))

Result<KeyBundle> apply(Room& room, const KeyImport& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyImport> {
  static constexpr std::string_view kName = "key.import";
  static constexpr std::string_view kSentence =
      "Imports a key, or a new version of the key of that name. A byok blob names its transfer "
      "key, which must be a key of this vault with the one operation import.";
  static constexpr std::array kFields = {
      FieldNote{"format", "pfx, byok or jwk."},
      FieldNote{"value", "The file's bytes, for pfx and byok."},
      FieldNote{"password", "The password of a pfx."},
      FieldNote{"key", "The key, for jwk."},
      FieldNote{"key_ops", "What the key may be used for; absent: everything but import."},
      FieldNote{"attributes", "enabled, nbf and exp."},
      FieldNote{"tags", "At most 15, names and values of at most 256 characters."}};
};
}  // namespace cmk
