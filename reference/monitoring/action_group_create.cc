#include "reference/monitoring/action_group_create.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"

namespace cmk::monitoring {
namespace {

constexpr std::size_t kReceiversMax = 100;

Result<void> check_receivers(const std::vector<std::string>& receivers) {
  if (receivers.empty() || receivers.size() > kReceiversMax) {
    return refuse(Reason::invalidParameter, "a group has 1 to 100 receivers");
  }
  if (contains(receivers, std::string())) {
    return refuse(Reason::invalidParameter, "a receiver is empty");
  }
  std::vector<std::string> sorted = receivers;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) {
    return refuse(Reason::invalidParameter, "a receiver is named twice");
  }
  return {};
}

}  // namespace

Result<ActionGroup> apply(Room& room, const ActionGroupCreate& op) {
  if (Result<void> name = check_name(op.name); !name) return std::unexpected(name.error());
  if (Result<void> place = check_place(room, op.subscriptionId, op.resourceGroup); !place) {
    return std::unexpected(place.error());
  }
  if (Result<void> all = check_receivers(op.receivers); !all) return std::unexpected(all.error());
  const std::string id = entra::arm_id(op.subscriptionId, op.resourceGroup,
                                       "Microsoft.Insights/actionGroups", op.name);
  if (room.monitor.action_groups.contains(to_lower(id))) return refuse(Reason::nameTaken);
  room.monitor.action_groups.put(to_lower(id), {id, op.receivers});
  return ActionGroup{id, op.receivers};
}

}  // namespace cmk::monitoring
