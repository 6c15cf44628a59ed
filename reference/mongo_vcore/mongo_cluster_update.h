#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.update
struct MongoClusterUpdate {
  using Answer = MongoCluster;
  std::string cluster;
  std::optional<service::ResourceIdentity> identity;
  std::optional<Encryption> encryption;
  bool operator==(const MongoClusterUpdate&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterUpdate, (), (cluster, identity, encryption))

Result<MongoCluster> apply(Room& room, const MongoClusterUpdate& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterUpdate> {
  static constexpr std::string_view kName = "mongoCluster.update";
  static constexpr std::string_view kSentence =
      "Changes identities, or key and identity together, of a cluster.";
  static constexpr std::array kFields = {
      FieldNote{"cluster", "The cluster's ARM id."},
      FieldNote{"identity", "The managed identities that it has from now on."},
      FieldNote{"encryption", "Another key or identity; the mode cannot change."}};
};
}  // namespace cmk
