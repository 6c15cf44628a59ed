#include "reference/service/key_ring.h"

#include <tuple>

#include "reference/core/wire.h"

namespace cmk::service {
namespace {

Bytes fresh_nonce(Source& source) {
  Bytes nonce(kNonceLen);
  source.fill(nonce);
  return nonce;
}

// Keys are 32 bytes and nonces 12 by construction, so that sealing cannot fail.
Bytes seal_layer(const crypto::Backend& crypto, ByteView key, ByteView nonce, ByteView place,
                 ByteView content) {
  Bytes sealed(content.size() + crypto::kGcmTagLen);
  std::ignore = (*crypto.aes_gcm(key))->seal(nonce, place, content, sealed);
  return sealed;
}

Result<SecretBytes> open_layer(const crypto::Backend& crypto, ByteView key, ByteView nonce,
                               ByteView place, ByteView sealed) {
  if (sealed.size() < crypto::kGcmTagLen) {
    return refuse(Reason::recordDamaged, "the stored bytes are shorter than a tag");
  }
  SecretBytes content(sealed.size() - crypto::kGcmTagLen);
  const auto gcm = crypto.aes_gcm(key);
  if (!gcm || !(*gcm)->open(nonce, place, sealed, content.writable())) {
    return refuse(Reason::recordDamaged, "the stored bytes do not open");
  }
  return content;
}

ByteView outer_key(const KeyRing& ring) {
  return ring.service_key.empty() ? ring.data_key.view() : ring.service_key.view();
}

}  // namespace

Bytes place_of(std::string_view resource_id, std::string_view container, std::string_view id) {
  Bytes place;
  for (const std::string_view part : {resource_id, container, id}) {
    append_field(place, as_bytes(part));
  }
  return place;
}

StoredRecord seal(const crypto::Backend& crypto, Source& source, const KeyRing& ring,
                  ByteView place, ByteView content) {
  StoredRecord record;
  record.service_nonce = fresh_nonce(source);
  if (!ring.two_layers()) {
    record.sealed = seal_layer(crypto, outer_key(ring), record.service_nonce, place, content);
    return record;
  }
  record.customer_nonce = fresh_nonce(source);
  const Bytes inner =
      seal_layer(crypto, ring.data_key.view(), record.customer_nonce, place, content);
  record.sealed = seal_layer(crypto, ring.service_key.view(), record.service_nonce, place, inner);
  return record;
}

Result<SecretBytes> open(const crypto::Backend& crypto, const KeyRing& ring, ByteView place,
                         const StoredRecord& record) {
  Result<SecretBytes> outer =
      open_layer(crypto, outer_key(ring), record.service_nonce, place, record.sealed);
  if (!outer || record.customer_nonce.empty()) return outer;
  return open_layer(crypto, ring.data_key.view(), record.customer_nonce, place, outer->view());
}

}  // namespace cmk::service
