#include "reference/service/seal_again.h"

namespace cmk::service {

DataStore seal_again(Room& room, DataStore data, const Sealing& from, const Sealing& to) {
  const PersistentMap<std::string, StoredRecord> before = data.records;
  before.for_each([&](const std::string& key, const StoredRecord& record) {
    const auto place = [&](std::string_view resource_id) {
      return place_of(resource_id, container_of_record_key(key), id_of_record_key(key));
    };
    const auto content = open(room.crypto, from.ring, place(from.resource_id), record);
    if (!content) return;
    StoredRecord again =
        seal(room.crypto, room.source, to.ring, place(to.resource_id), content->view());
    again.partition_key = record.partition_key;
    again.number = record.number;
    data.records.put(key, std::move(again));
  });
  return data;
}

}  // namespace cmk::service
