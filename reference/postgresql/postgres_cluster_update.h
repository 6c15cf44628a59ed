#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.update
struct PostgresClusterUpdate {
  using Answer = PostgresCluster;
  std::string cluster;
  std::optional<service::ResourceIdentity> identity;
  std::optional<DataEncryption> dataEncryption;
  std::optional<bool> enableHa;
  bool operator==(const PostgresClusterUpdate&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterUpdate, (), (cluster, identity, dataEncryption, enableHa))

Result<PostgresCluster> apply(Room& room, const PostgresClusterUpdate& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterUpdate> {
  static constexpr std::string_view kName = "postgresCluster.update";
  static constexpr std::string_view kSentence =
      "Changes the identities or the standby of a cluster; its encryption cannot change.";
  static constexpr std::array kFields = {
      FieldNote{"cluster", "The cluster's ARM id."},
      FieldNote{"identity", "The managed identities that it has from now on."},
      FieldNote{"dataEncryption", "Refused: it is set at creation."},
      FieldNote{"enableHa", "Whether it has a standby."}};
};
}  // namespace cmk
