#include "reference/envelope/envelope_open.h"

#include "reference/envelope/customer_key.h"
#include "reference/envelope/place.h"
#include "reference/envelope/rules.h"
#include "reference/envelope/sealing.h"

namespace cmk::envelope {
namespace {

// The data key of the envelope; in the deviant that keeps data keys, also when the vault has no
// key.
Result<SecretBytes> data_key_of(Room& room, const EnvelopeOpen& op, const Parsed& envelope) {
  Result<SecretBytes> clear = unwrap_data_key(room, op, envelope.kid, envelope.wrapped);
  if (clear || !room.rules.fault(rules::kDataKeyOutlivesKey)) return clear;
  const DataKey* kept = room.storage.data_keys.find(data_key_slot(room.rules, op.context));
  if (kept == nullptr) return clear;
  return kept->kept;
}

Result<OpenedEnvelope> open(Room& room, const EnvelopeOpen& op) {
  Result<Bytes> bytes = bytes_at(room, op.context, op.envelope);
  if (!bytes) return std::unexpected(bytes.error());
  auto envelope = parse(room.rules, *bytes);
  if (!envelope || envelope->alg != kWrapAlg ||
      !take_unkeyed_binding(room, op.context, envelope->mac)) {
    return refuse(Reason::envelopeInvalid, "the bytes are not of the format");
  }
  Result<SecretBytes> data_key = data_key_of(room, op, *envelope);
  if (!data_key) return std::unexpected(data_key.error());
  Result<SecretBytes> plaintext = open_payload(room.crypto, room.rules, data_key->view(), *envelope,
                                               place_bytes(room.rules, op.context));
  if (!plaintext) {
    if (room.rules.fault(rules::kRefusalHoldsDataKey)) {
      plaintext.error().diagnostic = to_hex(data_key->view());
    }
    return std::unexpected(plaintext.error());
  }
  return OpenedEnvelope{*std::move(plaintext)};
}

}  // namespace

Result<OpenedEnvelope> apply(Room& room, const EnvelopeOpen& op) {
  Result<OpenedEnvelope> opened = open(room, op);
  if (!opened && room.rules.fault(rules::kDamagedOpens)) return OpenedEnvelope{};
  return opened;
}

}  // namespace cmk::envelope
