#include "reference/mongo_vcore/list_mongo_clusters.h"

namespace cmk::mongo_vcore {

Result<MongoClusterList> apply(Room& room, const ListMongoClusters& op) {
  if (!room.directory.subscriptions.contains(op.subscriptionId)) {
    return refuse(Reason::notFound, "no such subscription");
  }
  MongoClusterList list;
  room.estate.resources.for_each([&](const std::string& /*id*/, const service::Resource& resource) {
    if (resource.service != service::Service::mongoVcore) return;
    if (resource.subscriptionId == op.subscriptionId)
      list.value.push_back(cluster_of(room, resource));
  });
  return list;
}

}  // namespace cmk::mongo_vcore
