#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// vault.delete
struct VaultDelete : ControlCall {
  using Answer = Done;
  bool operator==(const VaultDelete&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultDelete, (ControlCall), ())

Result<Done> apply(Room& room, const VaultDelete& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultDelete> {
  static constexpr std::string_view kName = "vault.delete";
  static constexpr std::string_view kSentence =
      "Deletes a vault; with soft delete on it can be recovered until its retention ends.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
