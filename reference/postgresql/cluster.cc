#include "reference/postgresql/cluster.h"

#include "reference/core/text.h"
#include "reference/postgresql/rules.h"
#include "reference/service/protection.h"

namespace cmk::postgresql {
namespace {

DataEncryption encryption_of(const service::Resource& resource) {
  if (!resource.key) return {std::string(kServiceManaged), {}, {}};
  return {std::string(kCustomerManaged), resource.key->key_uri, resource.key->identity.id};
}

std::optional<std::string> version_of(const service::Resource& resource) {
  if (!resource.key) return std::nullopt;
  return resource.ring.epochs.back().version;
}

Node node_of(const service::Resource& resource, int number, std::string_view role) {
  return {resource.name + "-c" + std::to_string(number), std::string(role), encryption_of(resource),
          version_of(resource)};
}

std::vector<Node> nodes_of(const Room& room, const service::Resource& resource,
                           const ClusterRecord& record) {
  std::vector<Node> nodes = {node_of(resource, record.active_node, "Primary")};
  if (!record.high_availability) return nodes;
  nodes.push_back(node_of(resource, 1 - record.active_node, "Standby"));
  if (room.rules.fault(rules::kStandbyInClear)) {
    nodes.back().dataEncryption = {std::string(kServiceManaged), {}, {}};
    nodes.back().keyVersion.reset();
  }
  return nodes;
}

// PostgreSQL reports a loss only once a connection has been denied (PGS-12).
bool is_reported(const Room& room, const service::Resource& resource) {
  if (resource.accessible()) return resource.key && room.rules.fault(rules::kReportedWithKey);
  if (room.rules.fault(rules::kNeverReported)) return false;
  return resource.denied || room.rules.fault(rules::kReportedBeforeDenied);
}

// Absent or SystemManaged leaves the service's own keys.
Result<void> set_encryption(Room& room, service::Resource& resource,
                            const std::optional<DataEncryption>& encryption) {
  if (!encryption || encryption->type == kServiceManaged) {
    const bool key_given = encryption && encryption->primaryKeyUri;
    if (key_given) return refuse(Reason::invalidParameter, "SystemManaged takes no key");
    return {};
  }
  if (encryption->type != kCustomerManaged || !encryption->primaryKeyUri ||
      !encryption->primaryUserAssignedIdentityId) {
    return refuse(Reason::invalidParameter,
                  "dataEncryption is SystemManaged, or AzureKeyVault with key and identity");
  }
  const std::string& id = *encryption->primaryUserAssignedIdentityId;
  if (!room.rules.holds(rules::kOnlyUserAssigned, resource.identities.has_user_assigned(id))) {
    return refuse(Reason::invalidIdentity, "no user-assigned identity of the cluster");
  }
  return take_key(room, resource,
                  {*encryption->primaryKeyUri, {service::IdentityKind::UserAssigned, id}});
}

}  // namespace

PostgresCluster cluster_of(const Room& room, const service::Resource& resource) {
  const ClusterRecord& record = *room.postgres_clusters.live.find(to_lower(resource.id));
  PostgresCluster cluster;
  cluster.id = resource.id;
  cluster.name = resource.name;
  cluster.location = resource.location;
  cluster.state = is_reported(room, resource) ? "Inaccessible" : "Ready";
  cluster.identity = service::told(room, resource.identities, resource.id);
  cluster.dataEncryption = encryption_of(resource);
  cluster.keyVersion = version_of(resource);
  cluster.enableHa = record.high_availability;
  cluster.nodes = nodes_of(room, resource, record);
  if (!resource.key && room.rules.fault(rules::kServiceKeyNotTold)) {
    cluster.dataEncryption.type = kCustomerManaged;
  }
  if (room.rules.fault(rules::kKeyNotTold)) cluster.dataEncryption.primaryKeyUri.reset();
  return cluster;
}

Result<ClusterUse> edit_cluster(Room& room, std::string_view id) {
  const std::string key = to_lower(id);
  ClusterRecord* record = room.postgres_clusters.live.edit(key);
  if (record == nullptr) return refuse(Reason::notFound, "no such cluster");
  return ClusterUse{room.estate.resources.edit(key), record};
}

Result<service::Resource> new_cluster(Room& room, const service::ResourcePlace& place,
                                      const std::optional<service::ResourceIdentity>& identity,
                                      const std::optional<DataEncryption>& encryption) {
  Result<service::Resource> cluster = new_resource(room, service::Service::postgresql, place);
  if (!cluster) return cluster;
  cluster->retention = kBackupRetention;
  auto identities = service::read_identities(room, identity, cluster->id, cluster->tenantId);
  if (!identities) return std::unexpected(identities.error());
  cluster->identities = *std::move(identities);
  if (Result<void> set = set_encryption(room, *cluster, encryption); !set) {
    if (room.rules.fault(rules::kRefusedCreationStays)) add_cluster(room, *cluster, false);
    return std::unexpected(set.error());
  }
  return cluster;
}

PostgresCluster add_cluster(Room& room, service::Resource resource, bool high_availability) {
  room.postgres_clusters.live.put(to_lower(resource.id), {high_availability, 0});
  return cluster_of(room, service::add_resource(room, std::move(resource)));
}

}  // namespace cmk::postgresql
