#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// vault.purge
struct VaultPurge : ControlCall {
  using Answer = Done;
  bool operator==(const VaultPurge&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultPurge, (ControlCall), ())

Result<Done> apply(Room& room, const VaultPurge& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultPurge> {
  static constexpr std::string_view kName = "vault.purge";
  static constexpr std::string_view kSentence = "Ends a deleted vault for good.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
