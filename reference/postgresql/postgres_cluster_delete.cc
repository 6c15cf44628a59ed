#include "reference/postgresql/postgres_cluster_delete.h"

#include "reference/core/text.h"

namespace cmk::postgresql {

Result<Done> apply(Room& room, const PostgresClusterDelete& op) {
  Result<ClusterUse> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  room.postgres_clusters.live.erase(to_lower(op.cluster));
  remove_resource(room, *cluster->resource);
  return Done{};
}

}  // namespace cmk::postgresql
