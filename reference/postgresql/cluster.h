// A PostgreSQL cluster as operations tell of it (Microsoft.DBforPostgreSQL/serverGroupsv2;
// azure-facts 2.3).
#pragma once

#include "reference/postgresql/room.h"
#include "reference/service/resource_create.h"

namespace cmk::postgresql {

struct DataEncryption {
  std::string type;
  std::optional<std::string> primaryKeyUri;
  std::optional<std::string> primaryUserAssignedIdentityId;
  bool operator==(const DataEncryption&) const = default;
};
BOOST_DESCRIBE_STRUCT(DataEncryption, (), (type, primaryKeyUri, primaryUserAssignedIdentityId))

struct Node {
  std::string name;
  std::string role;
  DataEncryption dataEncryption;
  std::optional<std::string> keyVersion;
  bool operator==(const Node&) const = default;
};
BOOST_DESCRIBE_STRUCT(Node, (), (name, role, dataEncryption, keyVersion))

struct PostgresCluster {
  std::string id;
  std::string name;
  std::string location;
  std::string state;
  service::ResourceIdentity identity;
  DataEncryption dataEncryption;
  std::optional<std::string> keyVersion;
  bool enableHa = false;
  std::vector<Node> nodes;
  bool operator==(const PostgresCluster&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresCluster, (),
                      (id, name, location, state, identity, dataEncryption, keyVersion, enableHa,
                       nodes))

struct PostgresClusterList {
  std::vector<PostgresCluster> value;
  bool operator==(const PostgresClusterList&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterList, (), (value))

[[nodiscard]] PostgresCluster cluster_of(const Room& room, const service::Resource& resource);

// A living cluster: what every resource has, and what only a PostgreSQL cluster has.
struct ClusterUse {
  service::Resource* resource = nullptr;
  ClusterRecord* record = nullptr;
};
// By its ARM id, for changing; notFound otherwise.
[[nodiscard]] Result<ClusterUse> edit_cluster(Room& room, std::string_view id);

inline constexpr std::string_view kCustomerManaged = "AzureKeyVault";
inline constexpr std::string_view kServiceManaged = "SystemManaged";
inline constexpr Seconds kBackupRetention = 35 * kDay;  // azure-facts 5.2

// A cluster under the keys that are asked for, not yet in the estate. Absent or SystemManaged:
// service-managed keys. Refused as service::new_resource and service::read_identities refuse;
// invalidParameter for a type that is none, or a key without identity; invalidIdentity for one that
// is not among the cluster's user-assigned ones; and for whatever the key is refused for.
[[nodiscard]] Result<service::Resource> new_cluster(
    Room& room, const service::ResourcePlace& place,
    const std::optional<service::ResourceIdentity>& identity,
    const std::optional<DataEncryption>& encryption);

// Puts a finished cluster into the estate.
PostgresCluster add_cluster(Room& room, service::Resource resource, bool high_availability);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::DataEncryption> {
  static constexpr std::string_view kName = "DataEncryption";
  static constexpr std::string_view kSentence = "How a PostgreSQL cluster is encrypted.";
  static constexpr std::array kFields = {
      FieldNote{"type", "AzureKeyVault, or SystemManaged: by service-managed keys."},
      FieldNote{"primaryKeyUri", "The customer's key."},
      FieldNote{"primaryUserAssignedIdentityId", "The identity that uses it."}};
};
template <>
struct Note<postgresql::Node> {
  static constexpr std::string_view kName = "Node";
  static constexpr std::string_view kSentence = "A node of a PostgreSQL cluster.";
  static constexpr std::array kFields = {
      FieldNote{"name", "Its name.", Mark::chosen}, FieldNote{"role", "Primary or Standby."},
      FieldNote{"dataEncryption", "How it is encrypted."},
      FieldNote{"keyVersion", "The version of the customer's key in use.", Mark::chosen}};
};
template <>
struct Note<postgresql::PostgresCluster> {
  static constexpr std::string_view kName = "PostgresCluster";
  static constexpr std::string_view kSentence = "A PostgreSQL cluster.";
  static constexpr std::array kFields = {
      FieldNote{"id", "Its ARM id."},
      FieldNote{"name", "Its name."},
      FieldNote{"location", "The region."},
      FieldNote{"state", "Ready, or Inaccessible once a connection was denied for its key."},
      FieldNote{"identity", "Its managed identities."},
      FieldNote{"dataEncryption", "How it is encrypted."},
      FieldNote{"keyVersion", "The version of the customer's key in use.", Mark::chosen},
      FieldNote{"enableHa", "Whether it has a standby."},
      FieldNote{"nodes", "Its nodes, the primary first."}};
};
template <>
struct Note<postgresql::PostgresClusterList> {
  static constexpr std::string_view kName = "PostgresClusterList";
  static constexpr std::string_view kSentence = "Clusters.";
  static constexpr std::array kFields = {FieldNote{"value", "In the order of their ids."}};
};
}  // namespace cmk
