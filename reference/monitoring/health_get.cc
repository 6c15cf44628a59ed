#include "reference/monitoring/health_get.h"

#include "reference/monitoring/rules.h"

namespace cmk::monitoring {
namespace {

// Accounts and vCore clusters show a loss as soon as it is there; PostgreSQL once it has denied a
// connection (pg, monitor).
constexpr service::PerService<bool> kOnlyOnceDenied = {false, false, true};

}  // namespace

Result<Health> apply(Room& room, const HealthGet& op) {
  const auto resource = service::find_resource(room, op.resource);
  if (!resource) return std::unexpected(resource.error());
  const bool once_denied =
      of(kOnlyOnceDenied, (*resource)->service) && !room.rules.fault(rules::kHealthBeforeDenied);
  const bool shown = !(*resource)->accessible() && ((*resource)->denied || !once_denied);
  if (room.rules.fault(rules::kHealthNeverAvailable)) return Health{"Inaccessible", {}};
  if (!shown || room.rules.fault(rules::kHealthStaysAvailable)) return Health{"Available", {}};
  const Reason reason = service::info((*resource)->lost).reason;
  return Health{"Inaccessible", std::string(info(reason).name)};
}

}  // namespace cmk::monitoring
