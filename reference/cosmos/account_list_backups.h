#pragma once

#include "reference/cosmos/backup.h"

namespace cmk::cosmos {

// account.listBackups
struct AccountListBackups {
  using Answer = BackupList;
  std::string account;
  bool operator==(const AccountListBackups&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountListBackups, (), (account))

Result<BackupList> apply(Room& room, const AccountListBackups& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountListBackups> {
  static constexpr std::string_view kName = "account.listBackups";
  static constexpr std::string_view kSentence =
      "Lists what an account can be restored from; also one that is deleted.";
  static constexpr std::array kFields = {
      FieldNote{"account", "The ARM id of the account, living or deleted."}};
};
}  // namespace cmk
