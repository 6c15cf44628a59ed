#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.delete
struct KeyDelete : KeyVersionCall {
  using Answer = DeletedKeyBundle;
  bool operator==(const KeyDelete&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyDelete, (KeyVersionCall), ())

Result<DeletedKeyBundle> apply(Room& room, const KeyDelete& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyDelete> {
  static constexpr std::string_view kName = "key.delete";
  static constexpr std::string_view kSentence =
      "Deletes a key with all its versions; a version cannot be deleted by itself.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
