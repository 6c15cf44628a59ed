#include "reference/postgresql/postgres_cluster_connect.h"

#include "reference/postgresql/rules.h"
#include "reference/service/records.h"

namespace cmk::postgresql {

Result<Done> apply(Room& room, const PostgresClusterConnect& op) {
  Result<ClusterUse> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  Result<void> open = service::check_connection(*cluster->resource);
  if (!open && !room.rules.fault(rules::kConnectsWithoutKey)) return std::unexpected(open.error());
  return Done{};
}

}  // namespace cmk::postgresql
