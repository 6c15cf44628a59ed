#include "reference/postgresql/postgres_cluster_connect.h"

#include "reference/postgresql/rules.h"
#include "reference/service/records.h"

namespace cmk::postgresql {

Result<Done> apply(Room& room, const PostgresClusterConnect& op) {
  Result<ClusterUse> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  Result<void> open = service::check_connection(*cluster->resource);
  if (open) {
    if (room.rules.fault(rules::kDeniedWithKey)) return refuse(Reason::keyInaccessible);
    return Done{};
  }
  if (room.rules.fault(rules::kDeniedAsAbsent)) return refuse(Reason::notFound);
  if (room.rules.fault(rules::kConnectsWithoutKey)) return Done{};
  return std::unexpected(open.error());
}

}  // namespace cmk::postgresql
