#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.enableAnalyticalStore
struct AccountEnableAnalyticalStore {
  using Answer = Account;
  std::string account;
  bool operator==(const AccountEnableAnalyticalStore&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountEnableAnalyticalStore, (), (account))

Result<Account> apply(Room& room, const AccountEnableAnalyticalStore& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountEnableAnalyticalStore> {
  static constexpr std::string_view kName = "account.enableAnalyticalStore";
  static constexpr std::string_view kSentence = "Turns Synapse Link on; it cannot be turned off.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."}};
};
}  // namespace cmk
