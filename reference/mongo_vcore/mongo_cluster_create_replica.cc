#include "reference/mongo_vcore/mongo_cluster_create_replica.h"

#include "reference/core/text.h"
#include "reference/mongo_vcore/rules.h"
#include "reference/service/protection.h"
#include "reference/service/replication.h"

namespace cmk::mongo_vcore {
namespace {

// A replica lies in the subscription and group of its primary and has none of its own (azure-facts
// 5.1). Its region is free: a key there is asked to be in it, too (VCR-05).
Result<void> check_primary(const service::Resource& primary, const MongoClusterCreateReplica& op) {
  if (!primary.replica_of.empty()) {
    return refuse(Reason::unsupportedFeature, "a replica has no replicas");
  }
  if (op.subscriptionId != primary.subscriptionId) return refuse(Reason::wrongSubscription);
  if (!equal_ignoring_case(op.resourceGroup, primary.resourceGroup)) {
    return refuse(Reason::invalidParameter, "a replica is in the resource group of its primary");
  }
  return service::check_accessible(primary);
}

}  // namespace

Result<MongoCluster> apply(Room& room, const MongoClusterCreateReplica& op) {
  const Result<service::Resource*> found = edit_cluster(room, op.sourceResourceId);
  if (!found) return std::unexpected(found.error());
  const service::Resource primary = **found;
  if (Result<void> may = check_primary(primary, op); !may) return std::unexpected(may.error());
  const bool with_key = under_customer_key(op.encryption);
  if ((primary.key.has_value() != with_key && room.rules.fault(rules::kReplicaNeedsPrimarysMode)) ||
      (!with_key && room.rules.fault(rules::kReplicaNeedsKey))) {
    return refuse(Reason::unsupportedFeature);
  }
  Result<service::Resource> replica = new_cluster(room, op, op.identity, op.encryption);
  if (!replica) return std::unexpected(replica.error());
  service::follow(room, *replica, primary);
  if (room.rules.fault(rules::kReplicaStartsEmpty)) replica->data.records = {};
  return cluster_of(room, service::add_resource(room, *std::move(replica)));
}

}  // namespace cmk::mongo_vcore
