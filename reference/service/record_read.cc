#include "reference/service/record_read.h"

#include "reference/service/charges.h"
#include "reference/service/key_ring.h"

namespace cmk::service {

Result<RecordContent> apply(Room& room, const RecordRead& op) {
  if (Result<void> id = check_record_id(op.id); !id) return std::unexpected(id.error());
  Result<const Resource*> found = open_resource(room, op);
  if (!found) return std::unexpected(found.error());
  const Resource& resource = **found;
  const StoredRecord* record = resource.data.records.find(record_key(op.container, op.id));
  if (record == nullptr) return refuse(Reason::notFound, "no such record");
  auto content =
      open(room.crypto, resource.ring, place_of(resource.id, op.container, op.id), *record);
  if (!content) return std::unexpected(content.error());
  return RecordContent{std::move(*content),
                       charge_of(room.rules, resource, RecordOperation::pointRead)};
}

}  // namespace cmk::service
