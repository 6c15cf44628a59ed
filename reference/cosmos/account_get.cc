#include "reference/cosmos/account_get.h"

#include "reference/cosmos/revocation_rules.h"

namespace cmk::cosmos {

Result<Account> apply(Room& room, const AccountGet& op) {
  const Result<AccountView> account = find_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  if (!account->resource->accessible() && room.rules.fault(rules::kRevokedAccountCannotBeRead)) {
    return std::unexpected(service::inaccessible(account->resource->lost));
  }
  return account_of(room, *account);
}

}  // namespace cmk::cosmos
