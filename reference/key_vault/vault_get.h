#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.get
struct VaultGet : ControlCall {
  using Answer = Vault;
  bool operator==(const VaultGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultGet, (ControlCall), ())

Result<Vault> apply(Room& room, const VaultGet& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultGet> {
  static constexpr std::string_view kName = "vault.get";
  static constexpr std::string_view kSentence = "Returns a vault that is not deleted.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
