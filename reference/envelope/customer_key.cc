#include "reference/envelope/customer_key.h"

#include "reference/envelope/rules.h"
#include "reference/key_vault/service_access.h"

namespace cmk::envelope {

Result<OpenDataKey> wrap_data_key(Room& room, const EnvelopeCall& call, const std::string& vault,
                                  const std::string& name, SecretBytes clear) {
  auto wrapped =
      key_vault::wrap_under(room, {call.caller, call.from}, {vault, name, ""}, clear.view());
  if (!wrapped) return std::unexpected(wrapped.error());
  OpenDataKey key{std::move(clear), std::move(wrapped->kid), std::move(wrapped->value)};
  if (room.rules.fault(rules::kDataKeyInClear)) {
    key.wrapped = Bytes(key.clear.view().begin(), key.clear.view().end());
  }
  return key;
}

Result<SecretBytes> unwrap_data_key(Room& room, const EnvelopeCall& call, const std::string& kid,
                                    ByteView wrapped) {
  if (room.rules.fault(rules::kDataKeyInClear)) return SecretBytes(wrapped);
  auto key = key_vault::parse_key_identifier(kid);
  if (!key) return refuse(Reason::envelopeInvalid, "the header names no key");
  const bool anonymous = key->version.empty();
  if (!room.rules.holds(rules::kVersionBinds, !anonymous)) {
    return refuse(Reason::envelopeInvalid, "the header names no key version");
  }
  if (!anonymous && room.rules.holds(rules::kVersionBinds, false)) key->version.clear();
  auto opened = key_vault::unwrap_under(room, {call.caller, call.from}, *key, wrapped);
  if (opened) return std::move(opened->value);
  if (opened.error().reason == Reason::decryptionFailed &&
      !room.rules.fault(rules::kOpenTellsWhy)) {
    return refuse(Reason::envelopeInvalid, opened.error().diagnostic);
  }
  return std::unexpected(opened.error());
}

}  // namespace cmk::envelope
