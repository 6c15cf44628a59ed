#include "reference/cosmos/table_create.h"

#include "reference/core/text.h"
#include "reference/cosmos/reserved_name.h"
#include "reference/cosmos/rules.h"
#include "reference/service/protection.h"

namespace cmk::cosmos {
namespace {

constexpr std::size_t kTableNameMax = 48;  // bytes (CQL, data definition)

Result<void> check_name(const AccountUse& account, std::string_view name) {
  if (name.empty() || name.size() > kTableNameMax || name.contains('\0')) {
    return refuse(Reason::invalidName, "a table's name is 1 to 48 bytes without NUL");
  }
  if (account.resource->data.containers.contains(name)) return refuse(Reason::nameTaken);
  return {};
}

// The columns as they are stored. The first one is the key.
Result<std::vector<std::string>> read_columns(const Room& room, const AccountUse& account,
                                              const std::vector<std::string>& given) {
  if (given.empty() && account.record->api == Api::Cassandra) {
    return refuse(Reason::invalidParameter, "a table has a column that is its key");
  }
  std::vector<std::string> columns;
  for (const std::string& each : given) {
    Result<std::string> name = stored_column(room, account.record->api, each);
    if (!name) return std::unexpected(name.error());
    if (contains(columns, *name))
      return refuse(Reason::invalidParameter, "a column is there twice");
    columns.push_back(*std::move(name));
  }
  return columns;
}

Result<void> check_columns(const Room& room, const AccountUse& account,
                           const std::vector<std::string>& columns) {
  Naming naming = Naming::keyColumn;
  for (const std::string& name : columns) {
    if (Result<void> free = check_column(room, account, name, naming); !free) return free;
    naming = Naming::regularColumn;
  }
  return {};
}

Table add(const Room& room, const AccountUse& account, service::Container table) {
  service::Resource& resource = *account.resource;
  const std::string name = table.name;
  const Table told = table_of(resource.data.containers.put(name, std::move(table)));
  remember(room, resource);
  return told;
}

}  // namespace

Result<Table> apply(Room& room, const TableCreate& op) {
  const Result<AccountUse> account = open_tables(room, op.account);
  if (!account) return std::unexpected(account.error());
  if (Result<void> valid = check_name(*account, op.name); !valid) {
    return std::unexpected(valid.error());
  }
  auto columns = read_columns(room, *account, op.columns);
  if (!columns) return std::unexpected(columns.error());
  service::Container table{op.name, {}, {}, *std::move(columns), {}};
  if (Result<void> free = check_columns(room, *account, table.columns); !free) {
    if (room.rules.fault(rules::kRefusedTableStays)) add(room, *account, std::move(table));
    return std::unexpected(free.error());
  }
  return add(room, *account, std::move(table));
}

}  // namespace cmk::cosmos
