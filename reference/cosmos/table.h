// Tables of Cassandra and Table accounts as operations tell of them.
#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

struct Table {
  std::string name;
  std::vector<std::string> columns;
  bool operator==(const Table&) const = default;
};
BOOST_DESCRIBE_STRUCT(Table, (), (name, columns))

struct ColumnRename {
  std::string from;
  std::string to;
  bool operator==(const ColumnRename&) const = default;
};
BOOST_DESCRIBE_STRUCT(ColumnRename, (), (from, to))

[[nodiscard]] Table table_of(const service::Container& container);

// A living account whose data can be reached and whose API has tables: notFound, keyInaccessible or
// unsupportedFeature otherwise.
[[nodiscard]] Result<AccountUse> open_tables(Room& room, std::string_view account);
// A table of it, for changing; notFound otherwise.
[[nodiscard]] Result<service::Container*> edit_table(const AccountUse& account,
                                                     const std::string& name);

// The name of a column as it is stored; invalidName when it is none. In a Cassandra account it is
// CQL (cql_name.h), in a Table account as given: 1 to 255 bytes without NUL.
[[nodiscard]] Result<std::string> stored_column(const Room& room, Api api, std::string_view given);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::Table> {
  static constexpr std::string_view kName = "Table";
  static constexpr std::string_view kSentence = "A table of an account.";
  static constexpr std::array kFields = {
      FieldNote{"name", "Its name."},
      FieldNote{"columns",
                "The names of its columns as they are stored: in a Cassandra account folded, and "
                "without quotes."}};
};
template <>
struct Note<cosmos::ColumnRename> {
  static constexpr std::string_view kName = "ColumnRename";
  static constexpr std::string_view kSentence = "The renaming of a column.";
  static constexpr std::array kFields = {FieldNote{"from", "The column, as CQL writes it."},
                                         FieldNote{"to", "Its new name, as CQL writes it."}};
};
}  // namespace cmk
