#include "reference/mongo_vcore/mongo_cluster_get.h"

namespace cmk::mongo_vcore {

Result<MongoCluster> apply(Room& room, const MongoClusterGet& op) {
  const Result<service::Resource*> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  return cluster_of(room, **cluster);
}

}  // namespace cmk::mongo_vcore
