#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.create
struct AccountCreate : service::ResourcePlace {
  using Answer = Account;
  std::optional<Api> api;
  std::optional<std::string> keyVaultKeyUri;
  std::optional<std::string> defaultIdentity;
  std::optional<service::ResourceIdentity> identity;
  std::optional<BackupPolicy> backupPolicy;
  std::optional<bool> enableAnalyticalStorage;
  bool operator==(const AccountCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountCreate, (service::ResourcePlace),
                      (api, keyVaultKeyUri, defaultIdentity, identity, backupPolicy,
                       enableAnalyticalStorage))

Result<Account> apply(Room& room, const AccountCreate& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountCreate> {
  static constexpr std::string_view kName = "account.create";
  static constexpr std::string_view kSentence = "Creates a Cosmos DB account.";
  static constexpr std::array kFields = {
      FieldNote{"api", "NoSQL when absent."},
      FieldNote{"keyVaultKeyUri", "The customer's key; absent: service-managed keys."},
      FieldNote{"defaultIdentity", "What uses the key; absent: FirstPartyIdentity."},
      FieldNote{"identity", "Its managed identities; absent: none."},
      FieldNote{"backupPolicy", "Periodic when absent."},
      FieldNote{"enableAnalyticalStorage", "Whether Synapse Link is on; false when absent."}};
};
}  // namespace cmk
