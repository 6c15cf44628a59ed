#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.create
struct MongoClusterCreate : service::ResourcePlace {
  using Answer = MongoCluster;
  std::optional<service::ResourceIdentity> identity;
  std::optional<Encryption> encryption;
  bool operator==(const MongoClusterCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterCreate, (service::ResourcePlace), (identity, encryption))

Result<MongoCluster> apply(Room& room, const MongoClusterCreate& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterCreate> {
  static constexpr std::string_view kName = "mongoCluster.create";
  static constexpr std::string_view kSentence = "Creates a MongoDB vCore cluster.";
  static constexpr std::array kFields = {
      FieldNote{"identity", "Its managed identities; absent: none."},
      FieldNote{"encryption", "The key; absent: service-managed keys."}};
};
}  // namespace cmk
