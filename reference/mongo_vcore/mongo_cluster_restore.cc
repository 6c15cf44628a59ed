#include "reference/mongo_vcore/mongo_cluster_restore.h"

#include "reference/core/text.h"
#include "reference/entra/location.h"
#include "reference/mongo_vcore/rules.h"
#include "reference/service/point_in_time.h"
#include "reference/service/seal_again.h"

namespace cmk::mongo_vcore {
namespace {

// What a restore keeps of its source (azure-facts 5.1).
Result<void> check_place(const service::Resource& source, const MongoClusterRestore& op) {
  if (!source.replica_of.empty()) {
    return refuse(Reason::unsupportedFeature, "a replica has no backups");
  }
  if (op.subscriptionId != source.subscriptionId) return refuse(Reason::wrongSubscription);
  if (!equal_ignoring_case(op.resourceGroup, source.resourceGroup)) {
    return refuse(Reason::invalidParameter, "a restore is in the resource group of its source");
  }
  if (entra::fold_location(op.location) != source.location) return refuse(Reason::wrongRegion);
  return {};
}

}  // namespace

Result<MongoCluster> apply(Room& room, const MongoClusterRestore& op) {
  const auto source =
      service::find_restore_source(room, service::Service::mongoVcore, op.sourceResourceId);
  if (!source) return std::unexpected(source.error());
  const service::Resource& from = source->resource;
  if (Result<void> may = check_place(from, op); !may) return std::unexpected(may.error());
  const auto backup = service::find_backup(room, *source, op.pointInTimeUTC);
  if (!backup) return std::unexpected(backup.error());
  const bool with_key = under_customer_key(op.encryption);
  if ((from.key.has_value() != with_key && room.rules.fault(rules::kRestoreNeedsSourcesMode)) ||
      (!with_key && room.rules.fault(rules::kRestoreNeedsKey))) {
    return refuse(Reason::unsupportedFeature);
  }
  const Result<service::KeyRing> ring = service::open_source(room, *source);
  if (!ring) return std::unexpected(ring.error());
  Result<service::Resource> cluster = new_cluster(room, op, op.identity, op.encryption);
  if (!cluster) return std::unexpected(cluster.error());
  const bool of_now = room.rules.fault(rules::kRestoreIsOfNow);
  cluster->data = seal_again(room, of_now ? from.data : (*backup)->data, {from.id, *ring},
                             {cluster->id, cluster->ring});
  if (room.rules.fault(rules::kRestoreIsEmpty)) cluster->data.records = {};
  return cluster_of(room, service::add_resource(room, *std::move(cluster)));
}

}  // namespace cmk::mongo_vcore
