#include "reference/envelope/envelope_seal.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/core/wire.h"
#include "reference/envelope/customer_key.h"
#include "reference/envelope/place.h"
#include "reference/envelope/rules.h"
#include "reference/envelope/sealing.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/key_vault/names.h"

namespace cmk::envelope {
namespace {

// Whether the remembered data key may seal once more: wrapped by the current version of the same
// customer key, and not used up.
bool may_seal_again(const Room& room, const EnvelopeSeal& op, const DataKey& key) {
  if (key.num_seals >= kSealsPerDataKey + (room.rules.fault(rules::kOneSealTooMany) ? 1 : 0) &&
      !room.rules.fault(rules::kNoSealLimit)) {
    return false;
  }
  const auto kid = key_vault::parse_key_identifier(key.kid);
  const auto vault = key_vault::find_vault(room, op.vault);
  if (!kid || !vault || kid->vault != to_lower(op.vault) ||
      !equal_ignoring_case(kid->name, op.name)) {
    return false;
  }
  const auto found = key_vault::find_key(room, **vault, op.name);
  return found && (*found)->current == kid->version;
}

// What the deviants make a data key from.
void derive(const Room& room, const EnvelopeSeal& op, SecretBytes& clear) {
  if (!room.rules.fault(rules::kDataKeyFromPlace)) return;
  clear = SecretBytes(ByteView(place_digest(room.crypto, op.context)));
}

// A new data key for the place, wrapped by the customer's key and remembered.
Result<OpenDataKey> make_data_key(Room& room, const EnvelopeSeal& op, const std::string& slot) {
  SecretBytes clear(room.rules.fault(rules::kShortDataKey) ? kDataKeyLen / 2 : kDataKeyLen);
  Source secrets = room.secrets;  // taken from for good only when the key is wrapped
  secrets.fill(clear.writable());
  derive(room, op, clear);
  Result<OpenDataKey> open = wrap_data_key(room, op, op.vault, op.name, std::move(clear));
  if (!open) return open;
  DataKey key{open->kid, open->wrapped, {}, 0, {}};
  room.source.fill(key.fixed);
  room.secrets = secrets;
  if (room.rules.fault(rules::kDataKeyOutlivesKey)) key.kept = open->clear;
  room.storage.data_keys.put(slot, std::move(key));
  return open;
}

Result<OpenDataKey> data_key_for(Room& room, const EnvelopeSeal& op, const std::string& slot) {
  const DataKey* known = room.storage.data_keys.find(slot);
  if (known == nullptr || !may_seal_again(room, op, *known)) return make_data_key(room, op, slot);
  const DataKey key = *known;
  Result<SecretBytes> clear = unwrap_data_key(room, op, key.kid, key.wrapped);
  if (!clear) return std::unexpected(clear.error());
  return OpenDataKey{*std::move(clear), key.kid, key.wrapped};
}

// Fixed field and invocation field (SP 800-38D, 8.2.1): no two seals of a data key share one.
Bytes next_nonce(Room& room, const std::string& slot) {
  DataKey& key = *room.storage.data_keys.edit(slot);
  Bytes nonce(key.fixed.begin(), key.fixed.end());
  const std::uint64_t number = room.rules.fault(rules::kNonceRepeats) ? 0 : key.num_seals;
  ++key.num_seals;
  append_u32(nonce, static_cast<std::uint32_t>(number >> 32U));
  append_u32(nonce, static_cast<std::uint32_t>(number));
  return nonce;
}

// What the deviants of stored bytes make of a sealed envelope.
void spoil(const Rulebook& rules, ByteView data_key, ByteView plaintext, Parsed& envelope) {
  if (rules.fault(rules::kDataKeyBeside)) envelope.mac = Bytes(data_key.begin(), data_key.end());
  if (rules.fault(rules::kPlaintextInClear)) {
    std::ranges::copy(plaintext, envelope.sealed.begin());
  }
}

// The nonce of the deviant that has one random string for key and nonce.
void show_key(const Rulebook& rules, ByteView data_key, Bytes& nonce) {
  if (rules.fault(rules::kNonceShowsDataKey)) std::ranges::copy(data_key.first(8), nonce.begin());
}

Result<Parsed> seal(Room& room, const EnvelopeSeal& op) {
  const std::string slot = data_key_slot(room.rules, op.context);
  Result<OpenDataKey> key = data_key_for(room, op, slot);
  if (!key) return std::unexpected(key.error());
  Parsed envelope;
  envelope.kid = key->kid;
  if (room.rules.fault(rules::kHeaderOmitsVersion)) {
    envelope.kid = key->kid.substr(0, key->kid.rfind('/'));
  }
  envelope.alg = room.rules.fault(rules::kHeaderNamesOtherAlgorithm) ? "RSA-OAEP" : kWrapAlg;
  envelope.wrapped = key->wrapped;
  envelope.enc = room.rules.fault(rules::kShortDataKey) ? "A128GCM" : kEnc;
  envelope.nonce = next_nonce(room, slot);
  show_key(room.rules, key->clear.view(), envelope.nonce);
  const Bytes place = place_bytes(room.rules, op.context);
  Result<Bytes> mac = mac_of(room.crypto, key->clear.view(), envelope, place);
  Result<Bytes> sealed =
      seal_payload(room.crypto, key->clear.view(), envelope.nonce, place, op.plaintext.view());
  if (!mac || !sealed) return refuse(Reason::envelopeInvalid, "the crypto library failed");
  envelope.mac = *std::move(mac);
  envelope.sealed = *std::move(sealed);
  spoil(room.rules, key->clear.view(), op.plaintext.view(), envelope);
  add_unkeyed_binding(room, op.context, envelope.mac);
  return envelope;
}

}  // namespace

Result<Envelope> apply(Room& room, const EnvelopeSeal& op) {
  if (auto place = check_place(op.context); !place) return std::unexpected(place.error());
  if (op.plaintext.size() > kPlaintextMax) {
    return refuse(Reason::limitExceeded, "the plaintext is longer than 512 KiB");
  }
  Result<Parsed> sealed = seal(room, op);
  if (!sealed) {
    if (room.rules.fault(rules::kRefusalHoldsContent)) {
      sealed.error().diagnostic = op.plaintext.text();
    }
    return std::unexpected(sealed.error());
  }
  Bytes bytes = serialize(*sealed);
  room.storage.records.put(place_key(op.context), bytes);
  return Envelope{std::move(bytes), parts_of(*sealed, place_bytes(room.rules, op.context))};
}

}  // namespace cmk::envelope
