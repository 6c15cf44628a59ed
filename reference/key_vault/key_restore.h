#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.restore
struct KeyRestore : DataCall {
  using Answer = KeyBundle;
  Bytes value;
  bool operator==(const KeyRestore&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyRestore, (DataCall), (value))

Result<KeyBundle> apply(Room& room, const KeyRestore& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyRestore> {
  static constexpr std::string_view kName = "key.restore";
  static constexpr std::string_view kSentence =
      "Restores a key, with all its versions and under its own name, from a backup.";
  static constexpr std::array kFields = {FieldNote{"value", "The backup blob.", Mark::chosen}};
};
}  // namespace cmk
