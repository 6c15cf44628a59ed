#include "reference/postgresql/postgres_cluster_restore.h"

#include "reference/core/text.h"
#include "reference/postgresql/rules.h"
#include "reference/service/point_in_time.h"
#include "reference/service/seal_again.h"

namespace cmk::postgresql {
namespace {

bool under_customer_key(const PostgresClusterRestore& op) {
  return op.dataEncryption && op.dataEncryption->type == kCustomerManaged;
}

// What a deviant does to the source, when it lives.
void take_back(Room& room, const PostgresClusterRestore& op) {
  service::Resource* source = room.estate.resources.edit(to_lower(op.sourceResourceId));
  const service::Snapshot* then =
      source == nullptr ? nullptr : source->history.at(op.pointInTimeUTC);
  if (then != nullptr) source->data = then->data;
}

}  // namespace

Result<PostgresCluster> apply(Room& room, const PostgresClusterRestore& op) {
  const auto source =
      service::find_restore_source(room, service::Service::postgresql, op.sourceResourceId);
  if (!source) return std::unexpected(source.error());
  const service::Resource& from = source->resource;
  const auto backup = service::find_backup(room, *source, op.pointInTimeUTC);
  if (!backup) return std::unexpected(backup.error());
  if (from.key.has_value() != under_customer_key(op) &&
      room.rules.fault(rules::kRestoreNeedsSourcesMode)) {
    return refuse(Reason::unsupportedFeature);
  }
  const Result<service::KeyRing> ring = service::open_source(room, *source);
  if (!ring) return std::unexpected(ring.error());
  Result<service::Resource> cluster = new_cluster(room, op, op.identity, op.dataEncryption);
  if (!cluster) return std::unexpected(cluster.error());
  cluster->data = seal_again(room, (*backup)->data, {from.id, *ring}, {cluster->id, cluster->ring});
  if (room.rules.fault(rules::kRestoredEmpty)) cluster->data.records = {};
  if (room.rules.fault(rules::kSourceGoesBack)) take_back(room, op);
  return add_cluster(room, *std::move(cluster), false);
}

}  // namespace cmk::postgresql
