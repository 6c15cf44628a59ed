// A MongoDB vCore cluster as operations tell of it (Microsoft.DocumentDB/mongoClusters; azure-facts
// 2.2).
#pragma once

#include "reference/mongo_vcore/room.h"
#include "reference/service/resource_create.h"

namespace cmk::mongo_vcore {

struct KeyEncryptionKeyIdentity {
  std::string identityType;
  std::string userAssignedIdentityResourceId;
  bool operator==(const KeyEncryptionKeyIdentity&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyEncryptionKeyIdentity, (), (identityType, userAssignedIdentityResourceId))

struct CustomerManagedKeyEncryption {
  std::string keyEncryptionKeyUrl;
  KeyEncryptionKeyIdentity keyEncryptionKeyIdentity;
  bool operator==(const CustomerManagedKeyEncryption&) const = default;
};
BOOST_DESCRIBE_STRUCT(CustomerManagedKeyEncryption, (),
                      (keyEncryptionKeyUrl, keyEncryptionKeyIdentity))

struct Encryption {
  std::optional<CustomerManagedKeyEncryption> customerManagedKeyEncryption;
  bool operator==(const Encryption&) const = default;
};
BOOST_DESCRIBE_STRUCT(Encryption, (), (customerManagedKeyEncryption))

struct MongoCluster {
  std::string id;
  std::string name;
  std::string location;
  std::string clusterStatus;
  service::ResourceIdentity identity;
  Encryption encryption;
  std::optional<std::string> keyVersion;
  std::optional<std::string> sourceResourceId;
  bool operator==(const MongoCluster&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoCluster, (),
                      (id, name, location, clusterStatus, identity, encryption, keyVersion,
                       sourceResourceId))

struct MongoClusterList {
  std::vector<MongoCluster> value;
  bool operator==(const MongoClusterList&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterList, (), (value))

inline constexpr Seconds kBackupRetention = 35 * kDay;        // azure-facts 5.1
inline constexpr Seconds kRetentionAfterDeletion = 7 * kDay;  // the same

// The one identityType that is supported (azure-facts 2.2).
inline constexpr std::string_view kUserAssignedIdentity = "UserAssignedIdentity";

[[nodiscard]] MongoCluster cluster_of(const Room& room, const service::Resource& resource);

// A living cluster by its ARM id, for changing; notFound otherwise.
[[nodiscard]] Result<service::Resource*> edit_cluster(Room& room, std::string_view id);

[[nodiscard]] bool under_customer_key(const std::optional<Encryption>& encryption);

// The setting that an encryption means for the cluster. An identity that the cluster does not have
// is added to it, unless the request names the cluster's identities itself. Refused:
// invalidIdentity for any but a user-assigned one, notFound, wrongTenant.
[[nodiscard]] Result<service::KeySetting> read_setting(Room& room, service::Resource& cluster,
                                                       const CustomerManagedKeyEncryption& given,
                                                       bool identities_given);

// A cluster under the keys that are asked for, not yet in the estate. Refused as new_resource,
// read_setting and take_key refuse; nothing is changed then.
[[nodiscard]] Result<service::Resource> new_cluster(
    Room& room, const service::ResourcePlace& place,
    const std::optional<service::ResourceIdentity>& identity,
    const std::optional<Encryption>& encryption);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::KeyEncryptionKeyIdentity> {
  static constexpr std::string_view kName = "KeyEncryptionKeyIdentity";
  static constexpr std::string_view kSentence = "The identity that uses the customer's key.";
  static constexpr std::array kFields = {
      FieldNote{"identityType", "UserAssignedIdentity; no other is supported."},
      FieldNote{"userAssignedIdentityResourceId", "Its ARM id."}};
};
template <>
struct Note<mongo_vcore::CustomerManagedKeyEncryption> {
  static constexpr std::string_view kName = "CustomerManagedKeyEncryption";
  static constexpr std::string_view kSentence = "The customer's key of a cluster.";
  static constexpr std::array kFields = {
      FieldNote{"keyEncryptionKeyUrl", "The key's identifier, without version."},
      FieldNote{"keyEncryptionKeyIdentity", "What uses it."}};
};
template <>
struct Note<mongo_vcore::Encryption> {
  static constexpr std::string_view kName = "MongoClusterEncryption";
  static constexpr std::string_view kSentence = "How a cluster is encrypted.";
  static constexpr std::array kFields = {
      FieldNote{"customerManagedKeyEncryption", "Absent: by service-managed keys."}};
};
template <>
struct Note<mongo_vcore::MongoCluster> {
  static constexpr std::string_view kName = "MongoCluster";
  static constexpr std::string_view kSentence = "A MongoDB vCore cluster.";
  static constexpr std::array kFields = {
      FieldNote{"id", "Its ARM id."},
      FieldNote{"name", "Its name."},
      FieldNote{"location", "The region."},
      FieldNote{"clusterStatus", "Ready, or Inaccessible while the key cannot be used."},
      FieldNote{"identity", "Its managed identities."},
      FieldNote{"encryption", "The customer's key, where it has one."},
      FieldNote{"keyVersion", "The version of it in use.", Mark::chosen},
      FieldNote{"sourceResourceId", "Of a replica: the cluster that it follows."}};
};
template <>
struct Note<mongo_vcore::MongoClusterList> {
  static constexpr std::string_view kName = "MongoClusterList";
  static constexpr std::string_view kSentence = "Clusters.";
  static constexpr std::array kFields = {FieldNote{"value", "In the order of their ids."}};
};
}  // namespace cmk
