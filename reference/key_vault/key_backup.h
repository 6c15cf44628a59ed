#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

struct KeyBackupResult {
  Bytes value;
  bool operator==(const KeyBackupResult&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyBackupResult, (), (value))

// key.backup
struct KeyBackup : KeyCall {
  using Answer = KeyBackupResult;
  bool operator==(const KeyBackup&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyBackup, (KeyCall), ())

Result<KeyBackupResult> apply(Room& room, const KeyBackup& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyBackupResult> {
  static constexpr std::string_view kName = "KeyBackupResult";
  static constexpr std::string_view kSentence = "A key backup.";
  static constexpr std::array kFields = {FieldNote{"value", "The backup blob.", Mark::chosen}};
};
template <>
struct Note<key_vault::KeyBackup> {
  static constexpr std::string_view kName = "key.backup";
  static constexpr std::string_view kSentence =
      "Returns a protected copy of a key with all its versions.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
