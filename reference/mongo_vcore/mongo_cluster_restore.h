#pragma once

#include "reference/mongo_vcore/cluster.h"

namespace cmk::mongo_vcore {

// mongoCluster.restore
struct MongoClusterRestore : service::ResourcePlace {
  using Answer = MongoCluster;
  std::string sourceResourceId;
  std::int64_t pointInTimeUTC = 0;
  std::optional<service::ResourceIdentity> identity;
  std::optional<Encryption> encryption;
  bool operator==(const MongoClusterRestore&) const = default;
};
BOOST_DESCRIBE_STRUCT(MongoClusterRestore, (service::ResourcePlace),
                      (sourceResourceId, pointInTimeUTC, identity, encryption))

Result<MongoCluster> apply(Room& room, const MongoClusterRestore& op);

}  // namespace cmk::mongo_vcore

namespace cmk {
template <>
struct Note<mongo_vcore::MongoClusterRestore> {
  static constexpr std::string_view kName = "mongoCluster.restore";
  static constexpr std::string_view kSentence =
      "Restores a new cluster from the backup of another at a point in time.";
  static constexpr std::array kFields = {
      FieldNote{"sourceResourceId",
                "The ARM id of the source, which may be deleted; of several the latest."},
      FieldNote{"pointInTimeUTC", "The instant to restore.", Mark::plain, Sense::instant},
      FieldNote{"identity", "Its managed identities; absent: none."},
      FieldNote{"encryption", "The key; absent: service-managed keys."}};
};
}  // namespace cmk
