#include "reference/envelope/storage_write.h"

#include "reference/envelope/place.h"

namespace cmk::envelope {

Result<Done> apply(Room& room, const StorageWrite& op) {
  if (auto place = check_place(op.context); !place) return std::unexpected(place.error());
  if (op.value.size() > kEnvelopeMax) return refuse(Reason::limitExceeded, "longer than 1 MiB");
  room.storage.records.put(place_key(op.context), op.value);
  return Done{};
}

}  // namespace cmk::envelope
