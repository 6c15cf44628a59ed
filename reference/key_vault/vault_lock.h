#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// vault.lock
struct VaultLock : ControlCall {
  using Answer = Done;
  std::string level;
  bool operator==(const VaultLock&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultLock, (ControlCall), (level))

Result<Done> apply(Room& room, const VaultLock& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultLock> {
  static constexpr std::string_view kName = "vault.lock";
  static constexpr std::string_view kSentence = "Puts a resource lock on a vault.";
  static constexpr std::array kFields = {FieldNote{"level", "CanNotDelete or ReadOnly."}};
};
}  // namespace cmk
