#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/room.h"
#include "reference/key_vault/vault_properties.h"

namespace cmk::key_vault {

// vault.list
struct ListVaults {
  using Answer = VaultList;
  std::string subscriptionId;
  std::optional<bool> deleted;
  bool operator==(const ListVaults&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListVaults, (), (subscriptionId, deleted))

Result<VaultList> apply(Room& room, const ListVaults& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::ListVaults> {
  static constexpr std::string_view kName = "vault.list";
  static constexpr std::string_view kSentence = "Lists the vaults of a subscription.";
  static constexpr std::array kFields = {
      FieldNote{"subscriptionId", "The subscription."},
      FieldNote{"deleted", "Whether the deleted vaults are meant; false when absent."}};
};
}  // namespace cmk
