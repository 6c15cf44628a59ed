#pragma once

#include "reference/cosmos/table.h"

namespace cmk::cosmos {

// table.alter
struct TableAlter {
  using Answer = Table;
  std::string account;
  std::string name;
  std::optional<std::string> add;
  std::optional<ColumnRename> rename;
  bool operator==(const TableAlter&) const = default;
};
BOOST_DESCRIBE_STRUCT(TableAlter, (), (account, name, add, rename))

Result<Table> apply(Room& room, const TableAlter& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::TableAlter> {
  static constexpr std::string_view kName = "table.alter";
  static constexpr std::string_view kSentence = "Adds a column, or renames one.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."},
                                         FieldNote{"name", "The table."},
                                         FieldNote{"add", "The column to add, as CQL writes it."},
                                         FieldNote{"rename", "The column to rename."}};
};
}  // namespace cmk
