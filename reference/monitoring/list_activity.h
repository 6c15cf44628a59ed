#pragma once

#include "reference/monitoring/monitor.h"

namespace cmk::monitoring {

// activityLog.list
struct ListActivity {
  using Answer = ActivityList;
  std::string scope;
  bool operator==(const ListActivity&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListActivity, (), (scope))

Result<ActivityList> apply(Room& room, const ListActivity& op);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::ListActivity> {
  static constexpr std::string_view kName = "activityLog.list";
  static constexpr std::string_view kSentence = "Lists the activity log of 90 days.";
  static constexpr std::array kFields = {
      FieldNote{"scope", "The ARM id of a resource, or of what it lies in."}};
};
}  // namespace cmk
