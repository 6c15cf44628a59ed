#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.failover
struct PostgresClusterFailover {
  using Answer = PostgresCluster;
  std::string cluster;
  bool operator==(const PostgresClusterFailover&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterFailover, (), (cluster))

Result<PostgresCluster> apply(Room& room, const PostgresClusterFailover& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterFailover> {
  static constexpr std::string_view kName = "postgresCluster.failover";
  static constexpr std::string_view kSentence = "Makes the standby of a cluster its primary.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
