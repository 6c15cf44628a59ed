#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.listVersions
struct KeyListVersions : KeyCall {
  using Answer = KeyList;
  std::optional<std::int64_t> maxresults;
  std::optional<std::string> skipToken;
  bool operator==(const KeyListVersions&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyListVersions, (KeyCall), (maxresults, skipToken))

Result<KeyList> apply(Room& room, const KeyListVersions& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyListVersions> {
  static constexpr std::string_view kName = "key.listVersions";
  static constexpr std::string_view kSentence = "Lists the versions of a key, oldest first.";
  static constexpr std::array kFields = {
      FieldNote{"maxresults", "1 to 25; 25 when absent."},
      FieldNote{"skipToken", "The nextLink of the page before.", Mark::chosen}};
};
}  // namespace cmk
