#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.recover
struct VaultRecover : ControlCall {
  using Answer = Vault;
  bool operator==(const VaultRecover&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultRecover, (ControlCall), ())

Result<Vault> apply(Room& room, const VaultRecover& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultRecover> {
  static constexpr std::string_view kName = "vault.recover";
  static constexpr std::string_view kSentence = "Brings a deleted vault back.";
  static constexpr auto kFields = kNoFields;
};
}  // namespace cmk
