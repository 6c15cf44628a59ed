#include "reference/cosmos/account_enable_analytical_store.h"

#include "reference/cosmos/analytical_store.h"

namespace cmk::cosmos {

Result<Account> apply(Room& room, const AccountEnableAnalyticalStore& op) {
  const Result<AccountUse> account = edit_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  AccountRecord record = *account->record;
  if (Result<void> on = turn_on_analytical_store(room, *account->resource, record); !on) {
    return std::unexpected(on.error());
  }
  *account->record = record;
  return account_of(room, *account->resource);
}

}  // namespace cmk::cosmos
