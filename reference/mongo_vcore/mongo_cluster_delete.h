#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.delete
struct MongoClusterDelete {
  using Answer = Done;
  std::string cluster;
  bool operator==(const MongoClusterDelete&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterDelete, (), (cluster))

Result<Done> apply(Room& room, const MongoClusterDelete& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterDelete> {
  static constexpr std::string_view kName = "mongoCluster.delete";
  static constexpr std::string_view kSentence = "Deletes a cluster.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
