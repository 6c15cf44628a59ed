#pragma once

#include "reference/postgresql/cluster.h"

namespace cmk::postgresql {

// postgresCluster.restore
struct PostgresClusterRestore : service::ResourcePlace {
  using Answer = PostgresCluster;
  std::string sourceResourceId;
  std::int64_t pointInTimeUTC = 0;
  std::optional<service::ResourceIdentity> identity;
  std::optional<DataEncryption> dataEncryption;
  bool operator==(const PostgresClusterRestore&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostgresClusterRestore, (service::ResourcePlace),
                      (sourceResourceId, pointInTimeUTC, identity, dataEncryption))

Result<PostgresCluster> apply(Room& room, const PostgresClusterRestore& op);

}  // namespace cmk::postgresql

namespace cmk {
template <>
struct Note<postgresql::PostgresClusterRestore> {
  static constexpr std::string_view kName = "postgresCluster.restore";
  static constexpr std::string_view kSentence =
      "Restores a new cluster from the backup of another at a point in time.";
  static constexpr std::array kFields = {
      FieldNote{"sourceResourceId", "The ARM id of the source."},
      FieldNote{"pointInTimeUTC", "The instant to restore.", Mark::plain, Sense::instant},
      FieldNote{"identity", "Its managed identities; absent: none."},
      FieldNote{"dataEncryption", "The key; absent: service-managed keys."}};
};
}  // namespace cmk
