#include "reference/mongo_vcore/mongo_cluster_connect.h"

#include "reference/core/text.h"
#include "reference/mongo_vcore/rules.h"
#include "reference/service/records.h"
#include "reference/service/replication.h"

namespace cmk::mongo_vcore {
namespace {

// Whether another cluster under the same vault has lost its key.
bool neighbour_lost(const Room& room, const service::Resource& cluster) {
  if (!cluster.key) return false;
  bool lost = false;
  const std::string& vault = cluster.ring.epochs.back().vault;
  room.estate.resources.for_each([&](const std::string& /*id*/, const service::Resource& other) {
    lost = lost || (!other.accessible() && other.ring.epochs.back().vault == vault);
  });
  return lost;
}

// What lets a deviant connect to a cluster that is inaccessible.
bool let_in(const Room& room, const service::Resource& cluster) {
  using service::Cause;
  const bool ungranted =
      cluster.lost == Cause::roleMissing || cluster.lost == Cause::permissionMissing;
  if (ungranted && room.rules.fault(rules::kGrantNotNeeded)) return true;
  if (room.rules.fault(rules::kReadyByTime)) {
    const auto since = cluster.history.lost_since();
    return since && room.now >= *since + 8 * kHour;
  }
  if (cluster.lost != Cause::identityGone || !room.rules.fault(rules::kNameIsEnough)) return false;
  const entra::Principal* named =
      room.directory.principals.find(to_lower(cluster.key->identity.id));
  return named != nullptr && !named->deleted;
}

}  // namespace

Result<Done> apply(Room& room, const MongoClusterConnect& op) {
  const Result<service::Resource*> cluster = edit_cluster(room, op.cluster);
  if (!cluster) return std::unexpected(cluster.error());
  Result<void> open = service::check_connection(**cluster);
  if (!open && room.rules.fault(rules::kInaccessibleLooksAbsent)) return refuse(Reason::notFound);
  if (open && room.rules.fault(rules::kWholeVaultLost) && neighbour_lost(room, **cluster)) {
    return refuse(Reason::keyInaccessible);
  }
  if (!open && let_in(room, **cluster)) return Done{};
  if (!room.rules.holds(rules::kConnectionsRefused, open.has_value())) {
    return std::unexpected(open.error());
  }
  if (Result<void> linked = service::check_linked(room, **cluster); !linked) {
    return std::unexpected(linked.error());
  }
  return Done{};
}

}  // namespace cmk::mongo_vcore
