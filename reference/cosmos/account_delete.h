#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// account.delete
struct AccountDelete {
  using Answer = Done;
  std::string account;
  bool operator==(const AccountDelete&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountDelete, (), (account))

Result<Done> apply(Room& room, const AccountDelete& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountDelete> {
  static constexpr std::string_view kName = "account.delete";
  static constexpr std::string_view kSentence =
      "Deletes an account and its system-assigned identity; its backups remain.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."}};
};
}  // namespace cmk
