#include "reference/mongo_vcore/cluster.h"

#include <algorithm>

#include "reference/mongo_vcore/rules.h"
#include "reference/service/key_holder.h"
#include "reference/service/protection.h"

namespace cmk::mongo_vcore {
namespace {

std::string status_of(const Room& room, const service::Resource& cluster) {
  if (cluster.accessible()) return "Ready";
  if (room.rules.fault(rules::kInaccessibleLooksStopped)) return "Stopped";
  return room.choices.options.on("vcore-status-stays-ready") ? "Ready" : "Inaccessible";
}

// Other kinds than the one that is supported are a deviant's.
std::string name_of(service::IdentityKind kind) {
  const bool supported = kind == service::IdentityKind::UserAssigned;
  return std::string(supported ? kUserAssignedIdentity : "AnotherIdentity");
}

CustomerManagedKeyEncryption told(const Room& room, const service::KeySetting& key) {
  CustomerManagedKeyEncryption told;
  if (!room.rules.fault(rules::kKeyUntold)) told.keyEncryptionKeyUrl = key.key_uri;
  if (!room.rules.fault(rules::kIdentityUntold)) {
    told.keyEncryptionKeyIdentity = {name_of(key.identity.kind), key.identity.id};
  }
  return told;
}

// Refused unless it is the one kind that is supported; the other kinds are known so that a deviant
// can take them.
Result<service::IdentityKind> read_kind(const Room& room, std::string_view type) {
  using service::IdentityKind;
  if (type == kUserAssignedIdentity) return IdentityKind::UserAssigned;
  const bool system_assigned = type == "SystemAssignedIdentity";
  const bool first_party = type == "FirstPartyIdentity";
  const Rule& rule = system_assigned ? rules::kNoSystemIdentity : rules::kNoFirstPartyIdentity;
  if ((!system_assigned && !first_party) || !room.rules.holds(rule, false)) {
    return refuse(Reason::invalidIdentity, "identityType is UserAssignedIdentity");
  }
  return system_assigned ? IdentityKind::SystemAssigned : IdentityKind::FirstParty;
}

// An identity that the encryption names is added to those of the cluster (azure-facts 5.1).
Result<void> add_identity(const Room& room, service::Resource& cluster, const std::string& id) {
  const auto added = service::read_identities(
      room, service::ResourceIdentity{"UserAssigned", {id}, {}}, cluster.id, cluster.tenantId);
  if (!added) return std::unexpected(added.error());
  cluster.identities.user_assigned.push_back(added->user_assigned.front());
  return {};
}

// A deviant's: the cluster goes where its identity is.
void move_to_identity(const Room& room, service::Resource& cluster,
                      const service::KeySetting& setting) {
  const entra::Principal* identity = find_holder(room, cluster, setting.identity);
  if (identity != nullptr) cluster.location = identity->location;
}

}  // namespace

MongoCluster cluster_of(const Room& room, const service::Resource& resource) {
  MongoCluster cluster;
  cluster.id = resource.id;
  cluster.name = resource.name;
  cluster.location = resource.location;
  cluster.clusterStatus = status_of(room, resource);
  cluster.identity = service::told(room, resource.identities, resource.id);
  if (!resource.replica_of.empty()) {
    cluster.sourceResourceId = room.estate.resources.find(resource.replica_of)->id;
  }
  if (!resource.key && room.rules.fault(rules::kKeyToldWithout)) {
    cluster.encryption.customerManagedKeyEncryption = CustomerManagedKeyEncryption{};
  }
  if (!resource.key) return cluster;
  cluster.encryption.customerManagedKeyEncryption = told(room, *resource.key);
  cluster.keyVersion = resource.ring.epochs.back().version;
  return cluster;
}

Result<service::Resource*> edit_cluster(Room& room, std::string_view id) {
  Result<service::Resource*> resource = service::edit_resource(room, id);
  if (resource && (*resource)->service != service::Service::mongoVcore) {
    return refuse(Reason::notFound, "no cluster");
  }
  return resource;
}

Result<service::KeySetting> read_setting(Room& room, service::Resource& cluster,
                                         const CustomerManagedKeyEncryption& given,
                                         bool identities_given) {
  const KeyEncryptionKeyIdentity& identity = given.keyEncryptionKeyIdentity;
  const auto kind = read_kind(room, identity.identityType);
  if (!kind) return std::unexpected(kind.error());
  const std::string& id = identity.userAssignedIdentityResourceId;
  const bool missing =
      *kind == service::IdentityKind::UserAssigned && !cluster.identities.has_user_assigned(id);
  if (missing && identities_given) {
    return refuse(Reason::invalidIdentity, "the cluster does not have this identity");
  }
  if (missing) {
    if (Result<void> added = add_identity(room, cluster, id); !added) {
      return std::unexpected(added.error());
    }
  }
  return service::KeySetting{given.keyEncryptionKeyUrl, {*kind, id}};
}

Result<service::Resource> new_cluster(Room& room, const service::ResourcePlace& place,
                                      const std::optional<service::ResourceIdentity>& identity,
                                      const std::optional<Encryption>& encryption) {
  auto cluster = service::new_resource(room, service::Service::mongoVcore, place);
  if (!cluster) return cluster;
  cluster->retention = kBackupRetention;
  auto identities = service::read_identities(room, identity, cluster->id, cluster->tenantId);
  if (!identities) return std::unexpected(identities.error());
  cluster->identities = *std::move(identities);
  if (!under_customer_key(encryption)) {
    if (room.rules.fault(rules::kKeyNeeded)) return refuse(Reason::invalidParameter);
    return cluster;
  }
  const auto setting =
      read_setting(room, *cluster, *encryption->customerManagedKeyEncryption, identity.has_value());
  if (!setting) return std::unexpected(setting.error());
  if (room.rules.fault(rules::kRegionOfClusterFree)) move_to_identity(room, *cluster, *setting);
  if (Result<void> taken = take_key(room, *cluster, *setting); !taken) {
    return std::unexpected(taken.error());
  }
  if (room.rules.fault(rules::kProtectionBeginsLater)) {
    cluster->ring.data_key = service::make_ring(room).service_key;
  }
  return cluster;
}

bool under_customer_key(const std::optional<Encryption>& encryption) {
  return encryption && encryption->customerManagedKeyEncryption;
}

}  // namespace cmk::mongo_vcore
