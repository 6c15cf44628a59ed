#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.migrateBackup
struct AccountMigrateBackup {
  using Answer = Account;
  std::string account;
  std::optional<ContinuousTier> tier;
  bool operator==(const AccountMigrateBackup&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountMigrateBackup, (), (account, tier))

Result<Account> apply(Room& room, const AccountMigrateBackup& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountMigrateBackup> {
  static constexpr std::string_view kName = "account.migrateBackup";
  static constexpr std::string_view kSentence =
      "Migrates an account from periodic to continuous backup; there is no way back.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."},
                                         FieldNote{"tier", "Continuous30Days when absent."}};
};
}  // namespace cmk
