#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.connect
struct MongoClusterConnect {
  using Answer = Done;
  std::string cluster;
  bool operator==(const MongoClusterConnect&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterConnect, (), (cluster))

Result<Done> apply(Room& room, const MongoClusterConnect& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterConnect> {
  static constexpr std::string_view kName = "mongoCluster.connect";
  static constexpr std::string_view kSentence =
      "Connects to a cluster; refused while its key cannot be used.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
