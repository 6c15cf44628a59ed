#include "reference/service/key_ring.h"

#include <tuple>

#include "reference/core/wire.h"

namespace cmk::service {
namespace {

Nonce fresh_nonce(Source& source) {
  Nonce nonce{};
  source.fill(nonce);
  return nonce;
}

// Seals `content` to the front of `out`, where it may stand already; how long it is then. Keys are
// 32 bytes and nonces 12 by construction, so that sealing cannot fail.
std::size_t seal_layer(const crypto::Backend& crypto, ByteView key, ByteView nonce, ByteView place,
                       ByteView content, std::span<std::uint8_t> out) {
  std::ignore = (*crypto.aes_gcm(key))->seal(nonce, place, content, out);
  return content.size() + crypto::kGcmTagLen;
}

// Opens `sealed` into `content`, where it may stand already, and cuts that to its length.
Result<void> open_layer(const crypto::Backend& crypto, ByteView key, ByteView nonce, ByteView place,
                        ByteView sealed, SecretBytes& content) {
  if (sealed.size() < crypto::kGcmTagLen) {
    return refuse(Reason::recordDamaged, "the stored bytes are shorter than a tag");
  }
  const auto gcm = crypto.aes_gcm(key);
  if (!gcm || !(*gcm)->open(nonce, place, sealed, content.writable())) {
    return refuse(Reason::recordDamaged, "the stored bytes do not open");
  }
  content.resize(sealed.size() - crypto::kGcmTagLen);
  return {};
}

ByteView outer_key(const KeyRing& ring) {
  return ring.service_key.empty() ? ring.data_key.view() : ring.service_key.view();
}

}  // namespace

Bytes place_of(std::string_view resource_id, std::string_view container, std::string_view id) {
  Bytes place;
  place.reserve(3 * kFieldLen + resource_id.size() + container.size() + id.size());
  for (const std::string_view part : {resource_id, container, id}) {
    append_field(place, as_bytes(part));
  }
  return place;
}

StoredRecord seal(const crypto::Backend& crypto, Source& source, const KeyRing& ring,
                  ByteView place, ByteView content) {
  const std::size_t num_layers = ring.two_layers() ? 2 : 1;
  StoredRecord record;
  record.service_nonce = fresh_nonce(source);
  record.sealed.resize(content.size() + num_layers * crypto::kGcmTagLen);
  if (ring.two_layers()) {
    record.customer_nonce = fresh_nonce(source);
    const std::size_t len = seal_layer(crypto, ring.data_key.view(), *record.customer_nonce, place,
                                       content, record.sealed);
    content = ByteView(record.sealed).first(len);
  }
  seal_layer(crypto, outer_key(ring), record.service_nonce, place, content, record.sealed);
  return record;
}

Result<SecretBytes> open(const crypto::Backend& crypto, const KeyRing& ring, ByteView place,
                         const StoredRecord& record) {
  SecretBytes content(record.sealed.size());
  Result<void> opened =
      open_layer(crypto, outer_key(ring), record.service_nonce, place, record.sealed, content);
  if (opened && record.customer_nonce) {
    opened = open_layer(crypto, ring.data_key.view(), *record.customer_nonce, place, content.view(),
                        content);
  }
  if (!opened) return std::unexpected(std::move(opened.error()));
  return content;
}

}  // namespace cmk::service
