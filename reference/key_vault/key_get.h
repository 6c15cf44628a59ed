#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.get
struct KeyGet : KeyVersionCall {
  using Answer = KeyBundle;
  bool operator==(const KeyGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyGet, (KeyVersionCall), ())

Result<KeyBundle> apply(Room& room, const KeyGet& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyGet> {
  static constexpr std::string_view kName = "key.get";
  static constexpr std::string_view kSentence =
      "Returns the public part and the attributes of a key version.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
