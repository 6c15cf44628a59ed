// The rules of Cosmos DB accounts that stand in no table (service/demands.h, service/delays.h,
// apis.h), as data.
#pragma once

#include "reference/cosmos/account_rules.h"

namespace cmk::cosmos::rules {

inline constexpr Rule kKeysAreTheAccounts{"COS-10", "keys-are-the-accounts", RuleKind::demand,
                                          "A key for one container is refused."};

inline constexpr Rule kKeyColumnReserved{
    "RSV-01", "reserved-as-key", RuleKind::demand,
    "With a customer's key, the key column of a table has none of the eight names."};
inline constexpr Rule kColumnReserved{
    "RSV-01", "reserved-as-column", RuleKind::demand,
    "With a customer's key, no other column of a new table has one of the eight names."};
inline constexpr Rule kRefusedTableStays{"RSV-01", "refused-table-stays", RuleKind::fault,
                                         "A table that is refused for a reserved name is there."};
inline constexpr Rule kSystemNamesReserved{
    "RSV-02", "system-names-reserved", RuleKind::demand,
    "Without a customer's key, no column of a new table has a name that begins with __sys_."};
inline constexpr Rule kSystemPrefixLen{"RSV-02", "prefix-length", RuleKind::limit,
                                       "Reserved names begin with these 6 bytes: __sys_.", 6};
inline constexpr Rule kOneUnderscoreIsEnough{"RSV-02", "one-underscore-is-enough", RuleKind::fault,
                                             "Names that begin with _sys_ are reserved, too."};
inline constexpr Rule kSystemNameAnywhere{"RSV-02", "system-name-anywhere", RuleKind::fault,
                                          "Names that hold __sys_ anywhere are reserved, too."};
inline constexpr Rule kEightWithoutKey{
    "RSV-02", "reserved-without-key", RuleKind::fault,
    "The eight names are reserved in accounts without a customer's key, too."};
inline constexpr Rule kAddedIsChecked{"RSV-03", "added-is-checked", RuleKind::demand,
                                      "A column that is added has no reserved name."};
inline constexpr Rule kRenamedIsChecked{"RSV-03", "renamed-is-checked", RuleKind::demand,
                                        "A column is renamed to no reserved name."};
inline constexpr Rule kRefusedColumnStays{
    "RSV-03", "refused-column-stays", RuleKind::fault,
    "A column that is refused for its reserved name is there."};
inline constexpr Rule kBeginningMatches{"RSV-04", "beginning-matches", RuleKind::fault,
                                        "Names that begin with a reserved one are reserved."};
inline constexpr Rule kEndMatches{"RSV-04", "end-matches", RuleKind::fault,
                                  "Names that end with a reserved one are reserved."};
inline constexpr Rule kShorterMatches{"RSV-04", "shorter-name-matches", RuleKind::fault,
                                      "Names that a reserved one begins with are reserved."};
inline constexpr Rule kOtherApisReserve{
    "RSV-05", "other-apis-reserve-columns", RuleKind::fault,
    "Tables and containers of accounts of other APIs cannot have the eight names either."};
inline constexpr Rule kUnquotedKeepCase{"RSV-06", "unquoted-names-keep-case", RuleKind::fault,
                                        "Unquoted names are taken as written."};
inline constexpr Rule kQuotedFold{"RSV-06", "quoted-names-fold", RuleKind::fault,
                                  "Quoted names are folded to lower case."};
inline constexpr Rule kSystemNamesUnderKey{
    "RSV-07", "system-names-reserved-under-key", RuleKind::demand,
    "With a customer's key, names that begin with __sys_ stay reserved."};

inline constexpr Rule kReservedColumnsDropped{
    "RSV-08", "reserved-columns-are-dropped", RuleKind::fault,
    "A Cassandra account takes a customer's key later on, and loses the columns that are reserved "
    "then."};

inline constexpr std::array kRules = {
    &kKeysAreTheAccounts,  &kKeyColumnReserved, &kColumnReserved,        &kRefusedTableStays,
    &kSystemNamesReserved, &kSystemPrefixLen,   &kOneUnderscoreIsEnough, &kSystemNameAnywhere,
    &kEightWithoutKey,     &kAddedIsChecked,    &kRenamedIsChecked,      &kRefusedColumnStays,
    &kBeginningMatches,    &kEndMatches,        &kShorterMatches,        &kOtherApisReserve,
    &kUnquotedKeepCase,    &kQuotedFold,        &kSystemNamesUnderKey,   &kReservedColumnsDropped};

}  // namespace cmk::cosmos::rules
