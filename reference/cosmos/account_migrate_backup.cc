#include "reference/cosmos/account_migrate_backup.h"

#include "reference/cosmos/backup_policy.h"

namespace cmk::cosmos {

Result<Account> apply(Room& room, const AccountMigrateBackup& op) {
  Result<AccountUse> account = edit_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  if (Result<void> open = check_open(room, *account->resource); !open) {
    return std::unexpected(open.error());
  }
  if (Result<void> migrated = migrate(room, *account, op.tier); !migrated) {
    return std::unexpected(migrated.error());
  }
  return account_of(room, *account->resource);
}

}  // namespace cmk::cosmos
