#include "reference/service/record_write.h"

#include <algorithm>

#include "reference/service/charges.h"
#include "reference/service/protection.h"
#include "reference/service/replication.h"
#include "reference/service/reserved_names.h"
#include "reference/service/rules.h"
#include "reference/service/storage_rules.h"

namespace cmk::service {
namespace {

constexpr std::int64_t kPropertiesMax = 10000;

Result<void> check(const RecordWrite& op) {
  if (Result<void> id = check_record_id(op.id); !id) return id;
  if (op.value.size() > kRecordMax) return refuse(Reason::limitExceeded, "longer than 512 KiB");
  const std::int64_t properties = op.indexedProperties.value_or(0);
  if (properties < 0 || properties > kPropertiesMax) {
    return refuse(Reason::invalidParameter, "indexedProperties is 0 to 10000");
  }
  return {};
}

// Under every layer that the account has; a deviant leaves out the customer's, or both.
StoredRecord sealed(Room& room, const Resource& resource, ByteView place, ByteView content) {
  if (resource.ring.two_layers() && room.rules.fault(rules::kStoredInClear)) {
    StoredRecord record = seal(room.crypto, room.source, resource.ring, place, content);
    record.sealed.assign(content.begin(), content.end());
    return record;
  }
  if (resource.ring.two_layers() && room.rules.fault(rules::kServiceLayerAlone)) {
    KeyRing ring = resource.ring;
    ring.epochs.clear();
    return seal(room.crypto, room.source, ring, place, content);
  }
  return seal(room.crypto, room.source, resource.ring, place, content);
}

// A document's fields have any names (RSV-05); a deviant looks for the eight in what it is given.
bool has_reserved_field(const RecordWrite& op) {
  const auto bytes = op.value.view();
  const std::string_view content(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return std::ranges::any_of(kReservedNames, [&](std::string_view name) {
    return content.contains('"' + std::string(name) + '"');
  });
}

}  // namespace

Result<RecordWritten> apply(Room& room, const RecordWrite& op) {
  if (Result<void> valid = check(op); !valid) return std::unexpected(valid.error());
  Result<Resource*> found = edit_open_resource(room, op);
  if (!found) return std::unexpected(found.error());
  Resource& resource = **found;
  if (!resource.replica_of.empty()) {
    return refuse(Reason::operationNotAllowed, "a replica is written through its primary");
  }
  if (room.rules.fault(rules::kFieldsReserved) && has_reserved_field(op)) {
    return refuse(Reason::reservedName);
  }
  const Bytes place = place_of(resource.id, op.container, op.id);
  StoredRecord record = sealed(room, resource, place, op.value.view());
  record.partition_key = op.partitionKey.value_or("");
  record.number = ++resource.data.num_changes;
  // A cluster makes a collection or a table with its first record.
  if (!resource.data.containers.contains(op.container)) {
    resource.data.containers.put(op.container, {op.container, {}, {}, {}, {}});
  }
  resource.data.records.put(record_key(op.container, op.id), std::move(record));
  remember(room, resource);
  const std::int64_t charge =
      charge_of(room.rules, resource, RecordOperation::write, op.indexedProperties.value_or(0));
  if (!resource.replicas.empty() && !room.rules.fault(rules::kReplicaStaysBehind)) {
    replicate(room, resource);
  }
  return RecordWritten{charge};
}

}  // namespace cmk::service
