#include "reference/service/storage_inspect.h"

#include "reference/core/text.h"
#include "reference/envelope/place.h"
#include "reference/service/rules.h"
#include "reference/service/storage_rules.h"

namespace cmk::service {
namespace {

Layer layer_of(std::string_view owner, const Nonce& nonce, const Bytes& aad) {
  Layer layer;
  layer.owner = owner;
  layer.enc = kEnc;
  layer.nonce = Bytes(nonce.begin(), nonce.end());
  layer.aad = aad;
  return layer;
}

void wrapped_by(Layer& layer, const KeyEpoch& epoch) {
  layer.kid = key_vault::key_identifier(epoch.vault, epoch.name, epoch.version);
  layer.alg = kWrapAlg;
  layer.wrappedKey = epoch.wrapped;
}

// `num_epochs` of the ring's wrappings had been made when the record was looked at.
std::vector<Layer> layers_of(const Resource& resource, const StoredRecord& record,
                             const Bytes& place, std::size_t num_epochs) {
  std::vector<Layer> layers = {layer_of("service", record.service_nonce, place)};
  const KeyEpoch* epoch = num_epochs == 0 ? nullptr : &resource.ring.epochs[num_epochs - 1];
  if (!resource.ring.service_key.empty()) {
    layers[0].key = resource.ring.service_key;
  } else if (epoch != nullptr) {
    wrapped_by(layers[0], *epoch);
  }
  if (record.customer_nonce && epoch != nullptr) {
    layers.push_back(layer_of("customer", *record.customer_nonce, place));
    wrapped_by(layers[1], *epoch);
  }
  return layers;
}

// Whether a deviant stores in clear what is asked for.
bool in_clear(const Rulebook& rules, const Resource& resource, const StorageInspect& op) {
  if (resource.service != Service::mongoVcore) return false;
  const bool system =
      op.context.container.starts_with("admin.") || op.context.container.starts_with("config.");
  return rules.fault(rules::kDataInClear) || (system && rules.fault(rules::kSystemDataInClear)) ||
         (op.at && rules.fault(rules::kClusterBackupInClear));
}

Result<StoredBytes> inspect(const Room& room, const Resource& resource, const StorageInspect& op) {
  Snapshot now{resource.data, resource.ring.epochs.size(), true};
  const Snapshot* shown = op.at ? resource.history.at(*op.at) : &now;
  if (shown == nullptr || op.at.value_or(room.now) > room.now)
    return refuse(Reason::notFound, "no backup of that instant");
  const StoredRecord* record =
      shown->data.records.find(record_key(op.context.container, op.context.record));
  if (record == nullptr) return refuse(Reason::notFound, "no such record");
  const Bytes place = place_of(resource.id, op.context.container, op.context.record);
  StoredBytes stored{record->sealed, {}, layers_of(resource, *record, place, shown->key_epoch), {}};
  if (!record->partition_key.empty()) stored.partitionKey = record->partition_key;
  if (in_clear(room.rules, resource, op) || (op.at && room.rules.fault(rules::kBackupInClear))) {
    if (const auto content = open(room.crypto, resource.ring, place, *record)) {
      stored.value = Bytes(content->view().begin(), content->view().end());
    }
  }
  if (in_clear(room.rules, resource, op)) stored.layers.clear();
  if (resource.service == Service::mongoVcore && !stored.layers.empty() &&
      room.rules.fault(rules::kClusterKeyInClear)) {
    stored.layers[0].key = resource.ring.data_key;
  }
  return stored;
}

}  // namespace

Result<StoredBytes> apply(Room& room, const StorageInspect& op) {
  if (const Resource* resource = room.estate.resources.find(to_lower(op.context.account))) {
    return inspect(room, *resource, op);
  }
  Result<Bytes> bytes = envelope::bytes_at(room, op.context, {});
  if (!bytes) return std::unexpected(bytes.error());
  StoredBytes stored{*std::move(bytes), {}, {}, {}};
  if (const auto envelope = envelope::parse(room.rules, stored.value)) {
    stored.parts = envelope::parts_of(*envelope, envelope::place_bytes(room.rules, op.context));
  }
  return stored;
}

}  // namespace cmk::service
