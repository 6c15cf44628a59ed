#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.connect
struct PostgresClusterConnect {
  using Answer = Done;
  std::string cluster;
  bool operator==(const PostgresClusterConnect&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterConnect, (), (cluster))

Result<Done> apply(Room& room, const PostgresClusterConnect& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterConnect> {
  static constexpr std::string_view kName = "postgresCluster.connect";
  static constexpr std::string_view kSentence =
      "Connects to a cluster; refused while its key cannot be used.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
