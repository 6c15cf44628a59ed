#include "reference/service/storage_write.h"

#include "reference/core/text.h"
#include "reference/envelope/place.h"

namespace cmk::service {

Result<Done> apply(Room& room, const StorageWrite& op) {
  if (auto place = envelope::check_place(op.context); !place) return std::unexpected(place.error());
  if (op.value.size() > envelope::kEnvelopeMax) {
    return refuse(Reason::limitExceeded, "longer than 1 MiB");
  }
  if (Resource* resource = room.estate.resources.edit(to_lower(op.context.account))) {
    StoredRecord* record =
        resource->data.records.edit(record_key(op.context.container, op.context.record));
    if (record == nullptr) return refuse(Reason::notFound, "no such record");
    record->sealed = op.value;
    return Done{};
  }
  room.storage.records.put(envelope::place_key(op.context), op.value);
  return Done{};
}

}  // namespace cmk::service
