#pragma once

#include "reference/cosmos/table.h"

namespace cmk::cosmos {

// table.get
struct TableGet {
  using Answer = Table;
  std::string account;
  std::string name;
  bool operator==(const TableGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(TableGet, (), (account, name))

Result<Table> apply(Room& room, const TableGet& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::TableGet> {
  static constexpr std::string_view kName = "table.get";
  static constexpr std::string_view kSentence = "Reads the columns of a table.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."},
                                         FieldNote{"name", "The table."}};
};
}  // namespace cmk
