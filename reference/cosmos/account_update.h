#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.update
struct AccountUpdate {
  using Answer = Account;
  std::string account;
  std::optional<std::string> keyVaultKeyUri;
  std::optional<std::string> defaultIdentity;
  std::optional<service::ResourceIdentity> identity;
  std::optional<bool> enableAnalyticalStorage;
  std::optional<BackupPolicy> backupPolicy;
  bool operator==(const AccountUpdate&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountUpdate, (),
                      (account, keyVaultKeyUri, defaultIdentity, identity, enableAnalyticalStorage,
                       backupPolicy))

Result<Account> apply(Room& room, const AccountUpdate& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountUpdate> {
  static constexpr std::string_view kName = "account.update";
  static constexpr std::string_view kSentence =
      "Changes an account; a setting of the key and another property cannot be changed at once.";
  static constexpr std::array kFields = {
      FieldNote{"account", "The account's ARM id."},
      FieldNote{"keyVaultKeyUri", "Another key of the customer's, or the first one."},
      FieldNote{"defaultIdentity", "Which of its identities uses the key."},
      FieldNote{"identity", "The managed identities that it has from now on."},
      FieldNote{"enableAnalyticalStorage", "true turns Synapse Link on; it cannot be turned off."},
      FieldNote{"backupPolicy",
                "Another interval or retention of periodic backups, or another tier."}};
};
}  // namespace cmk
