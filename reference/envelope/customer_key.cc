#include "reference/envelope/customer_key.h"

#include "reference/envelope/rules.h"
#include "reference/key_vault/crypto_operation.h"
#include "reference/key_vault/names.h"

namespace cmk::envelope {
namespace {

key_vault::KeyVersionCall key_call(const EnvelopeCall& call, const std::string& vault,
                                   const std::string& name) {
  key_vault::KeyVersionCall key;
  key.vault = vault;
  key.caller = call.caller;
  key.from = call.from;
  key.name = name;
  return key;
}

}  // namespace

Result<OpenDataKey> wrap_data_key(Room& room, const EnvelopeCall& call, const std::string& vault,
                                  const std::string& name, SecretBytes clear) {
  auto wrapped =
      key_vault::encrypt_with(room, key_call(call, vault, name), entra::KeyAction::wrapKey,
                              std::string(kWrapAlg), clear.view());
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
  const auto key = key_vault::parse_key_identifier(kid);
  if (!key) return refuse(Reason::envelopeInvalid, "the header names no key");
  key_vault::KeyVersionCall unwrap = key_call(call, key->vault, key->name);
  const bool anonymous = key->version.empty();
  if (!room.rules.holds(rules::kVersionBinds, !anonymous)) {
    return refuse(Reason::envelopeInvalid, "the header names no key version");
  }
  if (!anonymous && !room.rules.holds(rules::kVersionBinds, false)) unwrap.version = key->version;
  auto opened = key_vault::decrypt_with(room, unwrap, entra::KeyAction::unwrapKey,
                                        std::string(kWrapAlg), wrapped);
  if (opened) return std::move(opened->value);
  if (opened.error().reason == Reason::decryptionFailed &&
      !room.rules.fault(rules::kOpenTellsWhy)) {
    return refuse(Reason::envelopeInvalid, opened.error().diagnostic);
  }
  return std::unexpected(opened.error());
}

}  // namespace cmk::envelope
