#include "reference/cosmos/table_get.h"

namespace cmk::cosmos {

Result<Table> apply(Room& room, const TableGet& op) {
  const Result<AccountUse> account = open_tables(room, op.account);
  if (!account) return std::unexpected(account.error());
  const Result<service::Container*> table = edit_table(*account, op.name);
  if (!table) return std::unexpected(table.error());
  return table_of(**table);
}

}  // namespace cmk::cosmos
