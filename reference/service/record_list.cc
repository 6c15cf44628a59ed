#include "reference/service/record_list.h"

#include <algorithm>

#include "reference/service/key_ring.h"

namespace cmk::service {
namespace {

struct Found {
  std::string id;
  StoredRecord record;
};

Result<RecordList> open_all(const Room& room, const Resource& resource, std::string_view container,
                            const std::vector<Found>& found, RecordOperation operation) {
  RecordList list{{}, charge_of(room.rules, resource, operation)};
  for (const Found& each : found) {
    auto content =
        open(room.crypto, resource.ring, place_of(resource.id, container, each.id), each.record);
    if (!content) return std::unexpected(content.error());
    list.value.push_back({each.id, std::move(*content)});
  }
  return list;
}

std::vector<Found> records_of(const Resource& resource, std::string_view container) {
  std::vector<Found> found;
  for_each_record(resource.data, container, [&](std::string_view id, const StoredRecord& record) {
    found.push_back({std::string(id), record});
  });
  return found;
}

}  // namespace

Result<RecordList> apply(Room& room, const RecordQuery& op) {
  Result<const Resource*> resource = open_resource(room, op);
  if (!resource) return std::unexpected(resource.error());
  std::vector<Found> found = records_of(**resource, op.container);
  if (op.partitionKey) {
    std::erase_if(found,
                  [&](const Found& each) { return each.record.partition_key != *op.partitionKey; });
  }
  return open_all(room, **resource, op.container, found, RecordOperation::query);
}

Result<RecordList> apply(Room& room, const RecordChangeFeed& op) {
  Result<const Resource*> resource = open_resource(room, op);
  if (!resource) return std::unexpected(resource.error());
  std::vector<Found> found = records_of(**resource, op.container);
  std::ranges::sort(found, {}, [](const Found& each) { return each.record.number; });
  return open_all(room, **resource, op.container, found, RecordOperation::changeFeed);
}

Result<RecordList> apply(Room& room, const RecordConflictFeed& op) {
  Result<const Resource*> resource = open_resource(room, op);
  if (!resource) return std::unexpected(resource.error());
  return open_all(room, **resource, op.container, {}, RecordOperation::conflictFeed);
}

}  // namespace cmk::service
