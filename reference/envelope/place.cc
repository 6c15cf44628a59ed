#include "reference/envelope/place.h"

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

Result<Bytes> bytes_at(const Room& room, const EnvelopeContext& context,
                       const std::optional<Bytes>& given) {
  if (auto place = check_place(context); !place) return std::unexpected(place.error());
  if (given) return *given;
  const Bytes* stored = room.storage.records.find(place_key(context));
  if (stored == nullptr) return refuse(Reason::notFound, "nothing is stored at this place");
  return *stored;
}

}  // namespace cmk::envelope
