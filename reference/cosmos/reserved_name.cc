#include "reference/cosmos/reserved_name.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/cosmos/rules.h"
#include "reference/service/reserved_names.h"

namespace cmk::cosmos {
namespace {

constexpr std::string_view kSystemPrefix = "__sys_";

bool is_system_name(const Rulebook& rules, std::string_view name) {
  const auto len = static_cast<std::size_t>(rules.limit(rules::kSystemPrefixLen));
  return name.substr(0, len) == kSystemPrefix.substr(0, len) ||
         (rules.fault(rules::kOneUnderscoreIsEnough) && name.starts_with("_sys_")) ||
         (rules.fault(rules::kSystemNameAnywhere) && name.contains(kSystemPrefix));
}

// Whole names only (RSV-04), unless a deviant takes parts of them for the name.
bool is_one_of_eight(const Rulebook& rules, std::string_view name) {
  return std::ranges::any_of(service::kReservedNames, [&](std::string_view reserved) {
    return name == reserved ||
           (rules.fault(rules::kBeginningMatches) && name.starts_with(reserved)) ||
           (rules.fault(rules::kEndMatches) && name.ends_with(reserved)) ||
           (rules.fault(rules::kShorterMatches) && reserved.starts_with(name));
  });
}

enum class Reservation { none, system, underKey };

Reservation reservation_of(const Rulebook& rules, Api api, bool under_key, std::string_view name) {
  if (api != Api::Cassandra) {
    const bool reserved = rules.fault(rules::kOtherApisReserve) && is_one_of_eight(rules, name);
    return reserved ? Reservation::underKey : Reservation::none;
  }
  if (is_system_name(rules, name)) return Reservation::system;
  if (!under_key && !rules.fault(rules::kEightWithoutKey)) return Reservation::none;
  return is_one_of_eight(rules, name) ? Reservation::underKey : Reservation::none;
}

const Rule& rule_of(Naming naming, Reservation reservation, bool under_key) {
  if (naming == Naming::added) return rules::kAddedIsChecked;
  if (naming == Naming::renamed) return rules::kRenamedIsChecked;
  if (reservation == Reservation::system) {
    return under_key ? rules::kSystemNamesUnderKey : rules::kSystemNamesReserved;
  }
  return naming == Naming::keyColumn ? rules::kKeyColumnReserved : rules::kColumnReserved;
}

}  // namespace

Result<void> check_column(const Room& room, const AccountUse& account, std::string_view name,
                          Naming naming) {
  const bool under_key = account.resource->key.has_value();
  const Reservation reservation = reservation_of(room.rules, account.record->api, under_key, name);
  const bool free = reservation == Reservation::none;
  if (room.rules.holds(rule_of(naming, reservation, under_key), free)) return {};
  return refuse(Reason::reservedName, "the service keeps the name for itself");
}

void drop_reserved_columns(service::DataStore& data) {
  std::vector<std::string> names;
  data.containers.for_each([&](const std::string& name, const auto&) { names.push_back(name); });
  for (const std::string& name : names) {
    std::erase_if(data.containers.edit(name)->columns, [](const std::string& column) {
      return contains(service::kReservedNames, column);
    });
  }
}

}  // namespace cmk::cosmos
