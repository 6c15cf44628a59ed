#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// vault.unlock
struct VaultUnlock : ControlCall {
  using Answer = Done;
  bool operator==(const VaultUnlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultUnlock, (ControlCall), ())

Result<Done> apply(Room& room, const VaultUnlock& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultUnlock> {
  static constexpr std::string_view kName = "vault.unlock";
  static constexpr std::string_view kSentence = "Takes the resource lock off a vault.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
