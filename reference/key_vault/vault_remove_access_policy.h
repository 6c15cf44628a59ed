#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.removeAccessPolicy
struct VaultRemoveAccessPolicy : ControlCall {
  using Answer = Vault;
  std::string objectId;
  bool operator==(const VaultRemoveAccessPolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultRemoveAccessPolicy, (ControlCall), (objectId))

Result<Vault> apply(Room& room, const VaultRemoveAccessPolicy& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultRemoveAccessPolicy> {
  static constexpr std::string_view kName = "vault.removeAccessPolicy";
  static constexpr std::string_view kSentence =
      "Takes the access-policy entry of one principal away.";
  static constexpr std::array kFields = {
      FieldNote{"objectId", "The principal whose entry is taken away.", Mark::chosen}};
};
}  // namespace cmk
