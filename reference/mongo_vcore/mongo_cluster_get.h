#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.get
struct MongoClusterGet {
  using Answer = MongoCluster;
  std::string cluster;
  bool operator==(const MongoClusterGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterGet, (), (cluster))

Result<MongoCluster> apply(Room& room, const MongoClusterGet& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterGet> {
  static constexpr std::string_view kName = "mongoCluster.get";
  static constexpr std::string_view kSentence = "Reads the properties and status of a cluster.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
