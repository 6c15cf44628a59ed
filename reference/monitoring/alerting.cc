#include "reference/monitoring/alerting.h"

#include "reference/core/text.h"
#include "reference/monitoring/rules.h"
#include "reference/monitoring/scope.h"

namespace cmk::monitoring {
namespace {

bool fires(const Room& room, const AlertRecord& alert, const service::ActivityEvent& event) {
  const Rulebook& rules = room.rules;
  const bool in_scope = concerns(room, event, alert.scope);
  const bool status = !alert.status || equal_ignoring_case(*alert.status, event.status);
  const bool operation =
      !alert.operation_name || equal_ignoring_case(*alert.operation_name, event.operationName);
  return (in_scope || rules.fault(rules::kScopeIgnored)) &&
         (status || rules.fault(rules::kStatusIgnored)) &&
         (operation || rules.fault(rules::kOperationIgnored));
}

void notify(Room& room, const AlertRecord& alert, std::uint64_t event) {
  const ActionGroupRecord* group = room.monitor.action_groups.find(to_lower(alert.action_group));
  if (group == nullptr || room.rules.fault(rules::kNoNotification)) return;
  const int times = room.rules.fault(rules::kNotifiedTwice) ? 2 : 1;
  for (const std::string& receiver : group->receivers) {
    for (int i = 0; i < times; ++i) {
      room.monitor.notifications.write({room.now, alert.id, receiver, event});
    }
    if (room.rules.fault(rules::kFirstReceiverOnly)) return;
  }
}

}  // namespace

void raise_alerts(Room& room) {
  const std::uint64_t last = room.estate.activity.last_number();
  if (last == room.monitor.last_event) return;
  room.estate.activity.for_each_after(
      room.monitor.last_event, room.now,
      [&](std::uint64_t number, const service::ActivityEvent& event) {
        room.monitor.alerts.for_each([&](const std::string& /*id*/, const AlertRecord& alert) {
          if (fires(room, alert, event)) notify(room, alert, number);
        });
      });
  room.monitor.last_event = last;
}

}  // namespace cmk::monitoring
