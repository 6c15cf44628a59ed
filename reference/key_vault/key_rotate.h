#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.rotate
struct KeyRotate : KeyCall {
  using Answer = KeyBundle;
  bool operator==(const KeyRotate&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyRotate, (KeyCall), ())

Result<KeyBundle> apply(Room& room, const KeyRotate& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyRotate> {
  static constexpr std::string_view kName = "key.rotate";
  static constexpr std::string_view kSentence =
      "Makes a new version of a key, like the current one.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
