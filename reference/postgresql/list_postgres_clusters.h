#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.list
struct ListPostgresClusters {
  using Answer = PostgresClusterList;
  std::string subscriptionId;
  bool operator==(const ListPostgresClusters&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListPostgresClusters, (), (subscriptionId))

Result<PostgresClusterList> apply(Room& room, const ListPostgresClusters& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::ListPostgresClusters> {
  static constexpr std::string_view kName = "postgresCluster.list";
  static constexpr std::string_view kSentence = "Lists the clusters of a subscription.";
  static constexpr std::array kFields = {FieldNote{"subscriptionId", "The subscription."}};
};
}  // namespace cmk
