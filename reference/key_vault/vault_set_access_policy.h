#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.setAccessPolicy
struct VaultSetAccessPolicy : ControlCall {
  using Answer = Vault;
  AccessPolicyEntry accessPolicy;
  bool operator==(const VaultSetAccessPolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(VaultSetAccessPolicy, (ControlCall), (accessPolicy))

Result<Vault> apply(Room& room, const VaultSetAccessPolicy& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::VaultSetAccessPolicy> {
  static constexpr std::string_view kName = "vault.setAccessPolicy";
  static constexpr std::string_view kSentence = "Sets the access-policy entry of one principal.";
  static constexpr std::array kFields = {
      FieldNote{"accessPolicy", "The entry; it replaces the one of the same objectId."}};
};
}  // namespace cmk
