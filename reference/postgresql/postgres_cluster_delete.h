#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.delete
struct PostgresClusterDelete {
  using Answer = Done;
  std::string cluster;
  bool operator==(const PostgresClusterDelete&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterDelete, (), (cluster))

Result<Done> apply(Room& room, const PostgresClusterDelete& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterDelete> {
  static constexpr std::string_view kName = "postgresCluster.delete";
  static constexpr std::string_view kSentence = "Deletes a cluster.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
