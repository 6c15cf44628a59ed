#include "reference/envelope/envelope_rewrap.h"

#include <algorithm>

#include "reference/envelope/customer_key.h"
#include "reference/envelope/place.h"
#include "reference/envelope/rules.h"
#include "reference/envelope/sealing.h"
#include "reference/key_vault/names.h"

namespace cmk::envelope {
namespace {

// What the deviants of rewrapping do beside it.
void spoil(const Room& room, ByteView data_key, ByteView place, Parsed& envelope) {
  if (room.rules.fault(rules::kRewrapBreaks)) envelope.mac.back() ^= 1U;
  if (!room.rules.fault(rules::kRewrapReseals)) return;
  Result<SecretBytes> plaintext = open_payload(room.crypto, room.rules, data_key, envelope, place);
  if (!plaintext) return;
  envelope.nonce.front() ^= 1U;
  Result<Bytes> sealed =
      seal_payload(room.crypto, data_key, envelope.nonce, place, plaintext->view());
  if (sealed) envelope.sealed = *std::move(sealed);
}

Result<Parsed> rewrap(Room& room, const EnvelopeRewrap& op, Parsed envelope) {
  Result<SecretBytes> data_key = unwrap_data_key(room, op, envelope.kid, envelope.wrapped);
  if (!data_key) return std::unexpected(data_key.error());
  const Bytes place = place_bytes(room.rules, op.context);
  if (auto ok = check_header(room.crypto, room.rules, data_key->view(), envelope, place); !ok) {
    return std::unexpected(ok.error());
  }
  const auto kid = key_vault::parse_key_identifier(envelope.kid);
  if (!kid) return refuse(Reason::envelopeInvalid, "the header names no key");
  Result<OpenDataKey> wrapped =
      wrap_data_key(room, op, kid->vault, kid->name, SecretBytes(data_key->view()));
  if (!wrapped) return std::unexpected(wrapped.error());
  envelope.kid = wrapped->kid;
  envelope.wrapped = wrapped->wrapped;
  Result<Bytes> mac = mac_of(room.crypto, data_key->view(), envelope, place);
  if (!mac) return std::unexpected(mac.error());
  envelope.mac = *std::move(mac);
  spoil(room, data_key->view(), place, envelope);
  return envelope;
}

// The place's data key goes on sealing under its new wrapping.
void remember(Room& room, const EnvelopeContext& context, ByteView old_wrapped,
              const Parsed& envelope) {
  DataKey* key = room.storage.data_keys.edit(data_key_slot(room.rules, context));
  if (key == nullptr || !std::ranges::equal(key->wrapped, old_wrapped)) return;
  key->kid = envelope.kid;
  key->wrapped = envelope.wrapped;
}

}  // namespace

Result<Envelope> apply(Room& room, const EnvelopeRewrap& op) {
  Result<Bytes> bytes = bytes_at(room, op.context, op.envelope);
  if (!bytes) return std::unexpected(bytes.error());
  const auto before = parse(room.rules, *bytes);
  if (!before || before->alg != kWrapAlg) {
    return refuse(Reason::envelopeInvalid, "the bytes are not of the format");
  }
  const Bytes place = place_bytes(room.rules, op.context);
  if (room.rules.fault(rules::kRewrapDoesNothing))
    return Envelope{*bytes, parts_of(*before, place)};
  Result<Parsed> after = rewrap(room, op, *before);
  if (!after) return std::unexpected(after.error());
  remember(room, op.context, before->wrapped, *after);
  Bytes answer = serialize(*after);
  if (!op.envelope) room.storage.records.put(place_key(op.context), answer);
  return Envelope{std::move(answer), parts_of(*after, place)};
}

}  // namespace cmk::envelope
