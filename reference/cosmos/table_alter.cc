#include "reference/cosmos/table_alter.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/cosmos/reserved_name.h"
#include "reference/cosmos/rules.h"
#include "reference/service/protection.h"

namespace cmk::cosmos {
namespace {

// The new columns of the table, whether or not the new name is reserved.
struct Altered {
  std::vector<std::string> columns;
  std::string name;
  Naming naming = Naming::added;
};

Result<Altered> alter(const Room& room, Api api, std::vector<std::string> columns,
                      const TableAlter& op) {
  auto target = columns.end();
  if (op.rename) {
    const Result<std::string> from = stored_column(room, api, op.rename->from);
    if (!from) return std::unexpected(from.error());
    target = std::ranges::find(columns, *from);
    if (target == columns.end()) return refuse(Reason::notFound, "no such column");
  }
  Result<std::string> name = stored_column(room, api, op.rename ? op.rename->to : *op.add);
  if (!name) return std::unexpected(name.error());
  if (contains(columns, *name)) return refuse(Reason::nameTaken, "another column has the name");
  op.rename ? void(*target = *name) : columns.push_back(*name);
  return Altered{std::move(columns), *std::move(name), op.rename ? Naming::renamed : Naming::added};
}

}  // namespace

Result<Table> apply(Room& room, const TableAlter& op) {
  const Result<AccountUse> account = open_tables(room, op.account);
  if (!account) return std::unexpected(account.error());
  const Result<service::Container*> table = edit_table(*account, op.name);
  if (!table) return std::unexpected(table.error());
  if (op.add.has_value() == op.rename.has_value()) {
    return refuse(Reason::invalidParameter, "one column is added, or one is renamed");
  }
  Result<Altered> altered = alter(room, account->record->api, (*table)->columns, op);
  if (!altered) return std::unexpected(altered.error());
  const Result<void> free = check_column(room, *account, altered->name, altered->naming);
  if (free || room.rules.fault(rules::kRefusedColumnStays)) {
    (*table)->columns = std::move(altered->columns);
    remember(room, *account->resource);
  }
  if (!free) return std::unexpected(free.error());
  return table_of(**table);
}

}  // namespace cmk::cosmos
