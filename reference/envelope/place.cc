#include "reference/envelope/place.h"

#include <algorithm>

#include "reference/core/wire.h"
#include "reference/envelope/rules.h"

namespace cmk::envelope {

namespace {
constexpr std::size_t kPartMax = 1024;  // bytes
}

Result<void> check_place(const EnvelopeContext& context) {
  for (const std::string* part : {&context.account, &context.container, &context.record}) {
    if (part->empty() || part->size() > kPartMax) {
      return refuse(Reason::invalidName, "account, container and record have 1 to 1024 bytes");
    }
  }
  return {};
}

std::string place_key(const EnvelopeContext& context) {
  Bytes key;
  append_field(key, as_bytes(context.account));
  append_field(key, as_bytes(context.container));
  append_field(key, as_bytes(context.record));
  return std::string(as_text(key));
}

std::string data_key_slot(const Rulebook& rules, const EnvelopeContext& context) {
  if (rules.fault(rules::kOneDataKeyPerAccount)) return place_key({context.account, "", ""});
  return place_key(context);
}

Bytes place_digest(const crypto::Backend& crypto, const EnvelopeContext& context) {
  const std::string text = context.account + "/" + context.container + "/" + context.record;
  return crypto.sha256(as_bytes(text)).value_or(Bytes(crypto::kSha256Len));
}

void add_unkeyed_binding(const Room& room, const EnvelopeContext& context, Bytes& mac) {
  if (!room.rules.fault(rules::kPlaceBoundByDigest)) return;
  const Bytes digest = place_digest(room.crypto, context);
  mac.insert(mac.end(), digest.begin(), digest.end());
}

bool take_unkeyed_binding(const Room& room, const EnvelopeContext& context, Bytes& mac) {
  if (!room.rules.fault(rules::kPlaceBoundByDigest)) return true;
  const Bytes digest = place_digest(room.crypto, context);
  if (mac.size() < digest.size()) return false;
  const auto begin = mac.end() - static_cast<std::ptrdiff_t>(digest.size());
  const bool same = std::equal(begin, mac.end(), digest.begin());
  mac.erase(begin, mac.end());
  return same;
}

Result<Bytes> bytes_at(const Room& room, const EnvelopeContext& context,
                       const std::optional<Bytes>& given) {
  if (auto place = check_place(context); !place) return std::unexpected(place.error());
  if (given) return *given;
  const Bytes* stored = room.storage.records.find(place_key(context));
  if (stored == nullptr) return refuse(Reason::notFound, "nothing is stored at this place");
  return *stored;
}

}  // namespace cmk::envelope
