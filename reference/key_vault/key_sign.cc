#include "reference/key_vault/key_sign.h"

#include <array>

#include "reference/key_vault/crypto_reason.h"
#include "reference/key_vault/signing.h"

namespace cmk::key_vault {

Result<Signature> apply(Room& room, const KeySign& op) {
  constexpr auto kAction = entra::KeyAction::sign;
  return audited(room, op, kAction, op.name, op.version.value_or(""),
                 [&](std::string& version) -> Result<Signature> {
                   Result<KeyUse> use =
                       open_for_rs256(room, op, kAction, op.alg, op.value, version);
                   if (!use) return std::unexpected(use.error());
                   std::array<std::uint8_t, crypto::kRsaBytesMax> out;
                   const auto len = use->version->material->sign_rs256(op.value, out);
                   if (!len) return refuse_crypto(len.error(), Reason::invalidParameter);
                   return Signature{use->kid(), Bytes(out.data(), out.data() + *len)};
                 });
}

}  // namespace cmk::key_vault
