#pragma once

#include "reference/monitoring/monitor.h"

namespace cmk::monitoring {

// notification.list
struct ListNotifications {
  using Answer = NotificationList;
  std::optional<std::string> receiver;
  bool operator==(const ListNotifications&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListNotifications, (), (receiver))

Result<NotificationList> apply(Room& room, const ListNotifications& op);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::ListNotifications> {
  static constexpr std::string_view kName = "notification.list";
  static constexpr std::string_view kSentence = "Lists what receivers were told.";
  static constexpr std::array kFields = {
      FieldNote{"receiver", "Only those of this receiver; absent: all."}};
};
}  // namespace cmk
