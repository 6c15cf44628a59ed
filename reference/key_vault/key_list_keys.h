#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.list
struct KeyListKeys : DataCall {
  using Answer = KeyList;
  std::optional<bool> deleted;
  std::optional<std::int64_t> maxresults;
  std::optional<std::string> skipToken;
  bool operator==(const KeyListKeys&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyListKeys, (DataCall), (deleted, maxresults, skipToken))

Result<KeyList> apply(Room& room, const KeyListKeys& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyListKeys> {
  static constexpr std::string_view kName = "key.list";
  static constexpr std::string_view kSentence = "Lists the keys of a vault, by name.";
  static constexpr std::array kFields = {
      FieldNote{"deleted", "Whether the deleted keys are meant; false when absent."},
      FieldNote{"maxresults", "1 to 25; 25 when absent."},
      FieldNote{"skipToken", "The nextLink of the page before.", Mark::chosen}};
};
}  // namespace cmk
