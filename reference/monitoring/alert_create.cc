#include "reference/monitoring/alert_create.h"

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/monitoring/rules.h"

namespace cmk::monitoring {

Result<Alert> apply(Room& room, const AlertCreate& op) {
  if (Result<void> name = check_name(op.name); !name) return std::unexpected(name.error());
  if (Result<void> place = check_place(room, op.subscriptionId, op.resourceGroup); !place) {
    return std::unexpected(place.error());
  }
  if (!entra::subscription_of(op.scope)) {
    return refuse(Reason::invalidParameter, "the scope is no ARM id");
  }
  if (op.status && !equal_ignoring_case(*op.status, "Succeeded") &&
      !equal_ignoring_case(*op.status, "Failed")) {
    return refuse(Reason::invalidParameter, "status is Succeeded or Failed");
  }
  if (!room.monitor.action_groups.contains(to_lower(op.actionGroup))) {
    return refuse(Reason::notFound, "no such action group");
  }
  const std::string id = entra::arm_id(op.subscriptionId, op.resourceGroup,
                                       "Microsoft.Insights/activityLogAlerts", op.name);
  if (room.monitor.alerts.contains(to_lower(id))) return refuse(Reason::nameTaken);
  room.monitor.alerts.put(to_lower(id),
                          {id, op.scope, op.operationName, op.status, op.actionGroup});
  if (room.rules.fault(rules::kOldEntriesToo)) room.monitor.last_event = 0;
  return Alert{id, op.scope, op.operationName, op.status, op.actionGroup};
}

}  // namespace cmk::monitoring
