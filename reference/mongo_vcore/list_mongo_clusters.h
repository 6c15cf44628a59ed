#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.list
struct ListMongoClusters {
  using Answer = MongoClusterList;
  std::string subscriptionId;
  bool operator==(const ListMongoClusters&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListMongoClusters, (), (subscriptionId))

Result<MongoClusterList> apply(Room& room, const ListMongoClusters& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::ListMongoClusters> {
  static constexpr std::string_view kName = "mongoCluster.list";
  static constexpr std::string_view kSentence = "Lists the clusters of a subscription.";
  static constexpr std::array kFields = {FieldNote{"subscriptionId", "The subscription."}};
};
}  // namespace cmk
