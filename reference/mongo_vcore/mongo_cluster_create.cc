#include "reference/mongo_vcore/mongo_cluster_create.h"

namespace cmk::mongo_vcore {

Result<MongoCluster> apply(Room& room, const MongoClusterCreate& op) {
  Result<service::Resource> cluster = new_cluster(room, op, op.identity, op.encryption);
  if (!cluster) return std::unexpected(cluster.error());
  return cluster_of(room, service::add_resource(room, *std::move(cluster)));
}

}  // namespace cmk::mongo_vcore
