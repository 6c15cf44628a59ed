#include "reference/postgresql/postgres_cluster_update.h"

#include "reference/postgresql/rules.h"
#include "reference/service/protection.h"
#include "reference/service/revalidation.h"

namespace cmk::postgresql {
namespace {

// The identities asked for; the one that uses the key must stay among them.
Result<void> set_identities(const Room& room, service::Resource& resource,
                            const service::ResourceIdentity& identity) {
  auto identities = service::read_identities(room, identity, resource.id, resource.tenantId);
  if (!identities) return std::unexpected(identities.error());
  if (resource.key && !identities->has_user_assigned(resource.key->identity.id)) {
    return refuse(Reason::invalidIdentity, "the identity that uses the key cannot be taken away");
  }
  resource.identities = *std::move(identities);
  return {};
}

}  // namespace

Result<PostgresCluster> apply(Room& room, const PostgresClusterUpdate& op) {
  Result<ClusterUse> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  service::Resource& resource = *cluster->resource;
  if (!room.rules.holds(rules::kEncryptionIsFixed, !op.dataEncryption)) {
    return refuse(Reason::immutableProperty, "encryption is set when the cluster is created");
  }
  if (Result<void> open = service::check_accessible(resource); !open) {
    return std::unexpected(open.error());
  }
  if (room.rules.fault(rules::kNothingChanges)) return refuse(Reason::immutableProperty);
  if (op.identity) {
    if (Result<void> set = set_identities(room, resource, *op.identity); !set) {
      return std::unexpected(set.error());
    }
    settle_system_identity(room, resource);
  }
  if (op.enableHa) cluster->record->high_availability = *op.enableHa;
  return cluster_of(room, resource);
}

}  // namespace cmk::postgresql
