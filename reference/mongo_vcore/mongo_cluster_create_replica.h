#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.createReplica
struct MongoClusterCreateReplica : service::ResourcePlace {
  using Answer = MongoCluster;
  std::string sourceResourceId;
  std::optional<service::ResourceIdentity> identity;
  std::optional<Encryption> encryption;
  bool operator==(const MongoClusterCreateReplica&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterCreateReplica, (service::ResourcePlace),
                      (sourceResourceId, identity, encryption))

Result<MongoCluster> apply(Room& room, const MongoClusterCreateReplica& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterCreateReplica> {
  static constexpr std::string_view kName = "mongoCluster.createReplica";
  static constexpr std::string_view kSentence =
      "Creates a replica of a cluster, with encryption of its own.";
  static constexpr std::array kFields = {
      FieldNote{"sourceResourceId", "The ARM id of the cluster that it follows."},
      FieldNote{"identity", "Its managed identities; absent: none."},
      FieldNote{"encryption", "The key; absent: service-managed keys."}};
};
}  // namespace cmk
