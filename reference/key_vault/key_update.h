#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.update
struct KeyUpdate : KeyVersionCall {
  using Answer = KeyBundle;
  std::optional<std::vector<std::string>> key_ops;
  std::optional<KeyAttributes> attributes;
  std::optional<std::map<std::string, std::string>> tags;
  bool operator==(const KeyUpdate&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyUpdate, (KeyVersionCall), (key_ops, attributes, tags))

Result<KeyBundle> apply(Room& room, const KeyUpdate& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyUpdate> {
  static constexpr std::string_view kName = "key.update";
  static constexpr std::string_view kSentence =
      "Changes the attributes, operations or tags of a key version.";
  static constexpr std::array kFields = {
      FieldNote{"key_ops", "The new operations."},
      FieldNote{"attributes", "The attributes to change; absent ones stay."},
      FieldNote{"tags", "The new tags, as a whole."}};
};
}  // namespace cmk
