#include "reference/monitoring/list_activity.h"

#include "reference/entra/arm_id.h"
#include "reference/monitoring/rules.h"
#include "reference/monitoring/scope.h"

namespace cmk::monitoring {

Result<ActivityList> apply(Room& room, const ListActivity& op) {
  const auto subscription = entra::subscription_of(op.scope);
  if (!subscription) return refuse(Reason::invalidParameter, "the scope is no ARM id");
  if (!room.directory.subscriptions.contains(*subscription)) {
    return refuse(Reason::notFound, "no such subscription");
  }
  ActivityList list;
  const bool others = room.rules.fault(rules::kLogOfOthers);
  room.estate.activity.for_each_after(
      0, room.now, [&](std::uint64_t /*number*/, const service::ActivityEvent& event) {
        if (others || concerns(room, event, op.scope)) list.value.push_back(activity_of(event));
      });
  for (Activity& activity : list.value) {
    if (room.rules.fault(rules::kEntriesWithoutReason)) activity.reason.reset();
    if (room.rules.fault(rules::kEntriesWithoutKey)) activity.keyUri.reset();
    if (room.rules.fault(rules::kSuccessesReadFailed)) activity.status = "Failed";
  }
  return list;
}

}  // namespace cmk::monitoring
