#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/rotation_policy.h"

namespace cmk::key_vault {

// key.getRotationPolicy
struct KeyGetRotationPolicy : KeyCall {
  using Answer = RotationPolicy;
  bool operator==(const KeyGetRotationPolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyGetRotationPolicy, (KeyCall), ())

Result<RotationPolicy> apply(Room& room, const KeyGetRotationPolicy& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyGetRotationPolicy> {
  static constexpr std::string_view kName = "key.getRotationPolicy";
  static constexpr std::string_view kSentence = "Returns the rotation policy of a key.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
