#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.create
struct PostgresClusterCreate : service::ResourcePlace {
  using Answer = PostgresCluster;
  std::optional<service::ResourceIdentity> identity;
  std::optional<DataEncryption> dataEncryption;
  std::optional<bool> enableHa;
  bool operator==(const PostgresClusterCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterCreate, (service::ResourcePlace),
                      (identity, dataEncryption, enableHa))

Result<PostgresCluster> apply(Room& room, const PostgresClusterCreate& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterCreate> {
  static constexpr std::string_view kName = "postgresCluster.create";
  static constexpr std::string_view kSentence = "Creates a PostgreSQL cluster.";
  static constexpr std::array kFields = {
      FieldNote{"identity", "Its managed identities; absent: none."},
      FieldNote{"dataEncryption", "The key; absent: service-managed keys."},
      FieldNote{"enableHa", "Whether it has a standby; false when absent."}};
};
}  // namespace cmk
