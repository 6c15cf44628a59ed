#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.purge
struct KeyPurge : KeyCall {
  using Answer = Done;
  bool operator==(const KeyPurge&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyPurge, (KeyCall), ())

Result<Done> apply(Room& room, const KeyPurge& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyPurge> {
  static constexpr std::string_view kName = "key.purge";
  static constexpr std::string_view kSentence = "Ends a deleted key for good.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
