#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.recover
struct KeyRecover : KeyCall {
  using Answer = KeyBundle;
  bool operator==(const KeyRecover&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyRecover, (KeyCall), ())

Result<KeyBundle> apply(Room& room, const KeyRecover& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyRecover> {
  static constexpr std::string_view kName = "key.recover";
  static constexpr std::string_view kSentence = "Brings a deleted key back.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
