#include "reference/postgresql/postgres_cluster_get.h"

namespace cmk::postgresql {

Result<PostgresCluster> apply(Room& room, const PostgresClusterGet& op) {
  Result<ClusterUse> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  return cluster_of(room, *cluster->resource);
}

}  // namespace cmk::postgresql
