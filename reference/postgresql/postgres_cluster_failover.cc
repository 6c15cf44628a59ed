#include "reference/postgresql/postgres_cluster_failover.h"

#include "reference/postgresql/rules.h"
#include "reference/service/protection.h"

namespace cmk::postgresql {

Result<PostgresCluster> apply(Room& room, const PostgresClusterFailover& op) {
  Result<ClusterUse> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  if (!cluster->record->high_availability) {
    return refuse(Reason::unsupportedFeature, "the cluster has no standby");
  }
  if (Result<void> open = service::check_accessible(*cluster->resource); !open) {
    return std::unexpected(open.error());
  }
  cluster->record->active_node = 1 - cluster->record->active_node;
  if (room.rules.fault(rules::kFailoverLosesData)) cluster->resource->data = {};
  return cluster_of(room, *cluster->resource);
}

}  // namespace cmk::postgresql
