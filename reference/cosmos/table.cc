#include "reference/cosmos/table.h"

#include "reference/cosmos/cql_name.h"
#include "reference/service/protection.h"

namespace cmk::cosmos {
namespace {

constexpr std::size_t kPropertyMax = 255;  // bytes (Table storage, property names)

}  // namespace

Table table_of(const service::Container& container) { return {container.name, container.columns}; }

Result<AccountUse> open_tables(Room& room, std::string_view account) {
  Result<AccountUse> found = edit_account(room, account);
  if (!found) return found;
  if (Result<void> open = service::check_accessible(*found->resource); !open) {
    return std::unexpected(open.error());
  }
  const Api api = found->record->api;
  if (api != Api::Cassandra && api != Api::Table) {
    return refuse(Reason::unsupportedFeature, "the account's API has no tables");
  }
  return found;
}

Result<service::Container*> edit_table(const AccountUse& account, const std::string& name) {
  if (service::Container* table = account.resource->data.containers.edit(name)) return table;
  return refuse(Reason::notFound, "no such table");
}

Result<std::string> stored_column(const Room& room, Api api, std::string_view given) {
  if (api == Api::Cassandra) return fold_cql_name(room.rules, given);
  if (given.empty() || given.size() > kPropertyMax || given.contains('\0')) {
    return refuse(Reason::invalidName, "a property name is 1 to 255 bytes without NUL");
  }
  return std::string(given);
}

}  // namespace cmk::cosmos
