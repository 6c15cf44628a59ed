#pragma once

#include "reference/cosmos/table.h"

namespace cmk::cosmos {

// table.create
struct TableCreate {
  using Answer = Table;
  std::string account;
  std::string name;
  std::vector<std::string> columns;
  bool operator==(const TableCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(TableCreate, (), (account, name, columns))

Result<Table> apply(Room& room, const TableCreate& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::TableCreate> {
  static constexpr std::string_view kName = "table.create";
  static constexpr std::string_view kSentence = "Creates a table in a Cassandra or Table account.";
  static constexpr std::array kFields = {
      FieldNote{"account", "The account's ARM id."}, FieldNote{"name", "1 to 48 bytes."},
      FieldNote{"columns",
                "The columns. In a Cassandra account the first one is the primary key, and names "
                "are as CQL writes them: unquoted ones are folded, quoted ones are not."}};
};
}  // namespace cmk
