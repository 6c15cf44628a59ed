#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/rotation_policy.h"

namespace cmk::key_vault {

// key.setRotationPolicy
struct KeySetRotationPolicy : KeyCall {
  using Answer = RotationPolicy;
  RotationPolicy policy;
  bool operator==(const KeySetRotationPolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeySetRotationPolicy, (KeyCall), (policy))

Result<RotationPolicy> apply(Room& room, const KeySetRotationPolicy& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeySetRotationPolicy> {
  static constexpr std::string_view kName = "key.setRotationPolicy";
  static constexpr std::string_view kSentence = "Sets the rotation policy of a key.";
  static constexpr std::array kFields = {FieldNote{"policy", "The new policy."}};
};
}  // namespace cmk
