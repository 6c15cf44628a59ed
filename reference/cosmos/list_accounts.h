#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.list
struct ListAccounts {
  using Answer = AccountList;
  std::string subscriptionId;
  bool operator==(const ListAccounts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListAccounts, (), (subscriptionId))

Result<AccountList> apply(Room& room, const ListAccounts& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::ListAccounts> {
  static constexpr std::string_view kName = "account.list";
  static constexpr std::string_view kSentence = "Lists the accounts of a subscription.";
  static constexpr std::array kFields = {FieldNote{"subscriptionId", "The subscription."}};
};
}  // namespace cmk
