#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.get
struct PostgresClusterGet {
  using Answer = PostgresCluster;
  std::string cluster;
  bool operator==(const PostgresClusterGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterGet, (), (cluster))

Result<PostgresCluster> apply(Room& room, const PostgresClusterGet& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterGet> {
  static constexpr std::string_view kName = "postgresCluster.get";
  static constexpr std::string_view kSentence = "Reads the properties and state of a cluster.";
  static constexpr std::array kFields = {FieldNote{"cluster", "The cluster's ARM id."}};
};
}  // namespace cmk
