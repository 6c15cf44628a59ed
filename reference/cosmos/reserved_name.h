// Column names that the service keeps for itself in Cassandra tables (cosmos, warning; RSV).
#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// What a column gets its name by.
enum class Naming { keyColumn, regularColumn, added, renamed };

// reservedName when the account reserves the name (as it is stored): with a customer's key the
// eight of service/reserved_names.h, with or without one what begins with __sys_. Accounts of other
// APIs reserve nothing.
[[nodiscard]] Result<void> check_column(const Room& room, const AccountUse& account,
                                        std::string_view name, Naming naming);

// A deviant's: leaves no column that a customer's key makes reserved (RSV-08).
void drop_reserved_columns(service::DataStore& data);

}  // namespace cmk::cosmos
