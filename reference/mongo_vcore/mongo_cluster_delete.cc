#include "reference/mongo_vcore/mongo_cluster_delete.h"

#include "reference/service/replication.h"

namespace cmk::mongo_vcore {

Result<Done> apply(Room& room, const MongoClusterDelete& op) {
  const Result<service::Resource*> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  (*cluster)->retention = kRetentionAfterDeletion;
  const service::Resource gone = **cluster;
  service::leave(room, gone);
  service::remove_resource(room, gone);
  return Done{};
}

}  // namespace cmk::mongo_vcore
