#include "reference/monitoring/list_notifications.h"

namespace cmk::monitoring {

Result<NotificationList> apply(Room& room, const ListNotifications& op) {
  NotificationList list;
  room.monitor.notifications.for_each_after(
      0, room.now, [&](std::uint64_t /*number*/, const NotificationRecord& record) {
        if (op.receiver && record.receiver != *op.receiver) return;
        const service::ActivityEvent* event = room.estate.activity.find(record.event, room.now);
        if (event == nullptr) return;
        list.value.push_back({record.time, record.alert, record.receiver, activity_of(*event)});
      });
  return list;
}

}  // namespace cmk::monitoring
