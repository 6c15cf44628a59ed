#include "reference/postgresql/postgres_cluster_create.h"

namespace cmk::postgresql {

Result<PostgresCluster> apply(Room& room, const PostgresClusterCreate& op) {
  Result<service::Resource> resource = new_cluster(room, op, op.identity, op.dataEncryption);
  if (!resource) return std::unexpected(resource.error());
  return add_cluster(room, *std::move(resource), op.enableHa.value_or(false));
}

}  // namespace cmk::postgresql
