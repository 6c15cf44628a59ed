#include "reference/envelope/storage_inspect.h"

#include "reference/envelope/place.h"

namespace cmk::envelope {

Result<StoredBytes> apply(Room& room, const StorageInspect& op) {
  Result<Bytes> bytes = bytes_at(room, op.context, {});
  if (!bytes) return std::unexpected(bytes.error());
  StoredBytes stored{*std::move(bytes), {}};
  if (const auto envelope = parse(room.rules, stored.value)) {
    stored.parts = parts_of(*envelope, place_bytes(room.rules, op.context));
  }
  return stored;
}

}  // namespace cmk::envelope
