#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.get
struct AccountGet {
  using Answer = Account;
  std::string account;
  bool operator==(const AccountGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountGet, (), (account))

Result<Account> apply(Room& room, const AccountGet& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountGet> {
  static constexpr std::string_view kName = "account.get";
  static constexpr std::string_view kSentence = "Reads an account's properties and status.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."}};
};
}  // namespace cmk
