#include "reference/monitoring/monitor.h"

namespace cmk::monitoring {

Activity activity_of(const service::ActivityEvent& event) {
  Activity activity{event.time, event.resourceId, event.operationName, event.status, {}, {}, {}};
  if (!event.keyUri.empty()) activity.keyUri = event.keyUri;
  if (!event.reason.empty()) activity.reason = event.reason;
  if (event.substatus != 0) activity.substatus = event.substatus;
  return activity;
}

Result<void> check_name(std::string_view name) {
  if (!name.empty() && name.size() <= kNameMax && !name.contains('\0') && !name.contains('/')) {
    return {};
  }
  return refuse(Reason::invalidName, "a name is 1 to 260 bytes without NUL and slash");
}

Result<void> check_place(const Room& room, std::string_view subscription,
                         std::string_view resource_group) {
  if (!room.directory.subscriptions.contains(subscription)) {
    return refuse(Reason::notFound, "no such subscription");
  }
  if (resource_group.empty()) return refuse(Reason::invalidParameter, "no resource group");
  return {};
}

}  // namespace cmk::monitoring
