#include "reference/service/replication.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/service/protection.h"
#include "reference/service/seal_again.h"
#include "reference/service/storage_rules.h"

namespace cmk::service {
namespace {

// What the replica does not have yet: its changes have the numbers of the primary's.
DataStore news_for(const Resource& replica, const Resource& primary) {
  DataStore news = primary.data;
  news.records = {};
  primary.data.records.for_each([&](const std::string& key, const StoredRecord& record) {
    if (record.number > replica.data.num_changes) news.records.put(key, record);
  });
  return news;
}

void bring_up_to_date(Room& room, Resource& replica, const Resource& primary) {
  if (!replica.accessible() || !primary.accessible()) return;
  if (replica.data.num_changes == primary.data.num_changes) return;
  const DataStore news = seal_again(room, news_for(replica, primary), {primary.id, primary.ring},
                                    {replica.id, replica.ring});
  news.records.for_each([&](const std::string& key, const StoredRecord& record) {
    replica.data.records.put(key, record);
  });
  replica.data.containers = news.containers;
  replica.data.num_changes = news.num_changes;
  remember(room, replica);
}

bool is_lost(const Room& room, const std::string& key) {
  const Resource* resource = room.estate.resources.find(key);
  return resource != nullptr && !resource->accessible();
}

}  // namespace

Result<void> check_linked(const Room& room, const Resource& resource) {
  bool stopped = false;
  if (room.rules.fault(rules::kReplicaStopsPrimary)) {
    stopped = std::ranges::any_of(
        resource.replicas, [&](const std::string& replica) { return is_lost(room, replica); });
  }
  if (room.rules.fault(rules::kPrimaryStopsReplica)) stopped = is_lost(room, resource.replica_of);
  if (!stopped) return {};
  return refuse(Reason::keyInaccessible, "another's key is lost");
}

void follow(Room& room, Resource& replica, const Resource& primary) {
  replica.replica_of = to_lower(primary.id);
  replica.data =
      seal_again(room, primary.data, {primary.id, primary.ring}, {replica.id, replica.ring});
  room.estate.resources.edit(replica.replica_of)->replicas.push_back(to_lower(replica.id));
}

void replicate(Room& room, const Resource& primary) {
  const Resource from = primary;  // NOLINT: editing the estate may move what it holds
  for (const std::string& key : from.replicas) {
    bring_up_to_date(room, *room.estate.resources.edit(key), from);
  }
}

void catch_up(Room& room, Resource& replica) {
  if (replica.replica_of.empty()) return;
  bring_up_to_date(room, replica, *room.estate.resources.find(replica.replica_of));
}

void leave(Room& room, const Resource& gone) {
  for (const std::string& replica : gone.replicas) {
    room.estate.resources.edit(replica)->replica_of.clear();
  }
  if (gone.replica_of.empty()) return;
  std::erase(room.estate.resources.edit(gone.replica_of)->replicas, to_lower(gone.id));
}

}  // namespace cmk::service
