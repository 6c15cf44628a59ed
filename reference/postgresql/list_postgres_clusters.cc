#include "reference/postgresql/list_postgres_clusters.h"

namespace cmk::postgresql {

Result<PostgresClusterList> apply(Room& room, const ListPostgresClusters& op) {
  if (!room.directory.subscriptions.contains(op.subscriptionId)) {
    return refuse(Reason::notFound, "no such subscription");
  }
  PostgresClusterList list;
  room.postgres_clusters.live.for_each([&](const std::string& key, const ClusterRecord& /*own*/) {
    const service::Resource& resource = *room.estate.resources.find(key);
    if (resource.subscriptionId == op.subscriptionId) {
      list.value.push_back(cluster_of(room, resource));
    }
  });
  return list;
}

}  // namespace cmk::postgresql
