#include "reference/key_vault/key_verify.h"

#include "reference/key_vault/crypto_reason.h"
#include "reference/key_vault/signing.h"

namespace cmk::key_vault {

Result<Verification> apply(Room& room, const KeyVerify& op) {
  constexpr auto kAction = entra::KeyAction::verify;
  return audited(room, op, kAction, op.name, op.version.value_or(""),
                 [&](std::string& version) -> Result<Verification> {
                   Result<KeyUse> use =
                       open_for_rs256(room, op, kAction, op.alg, op.digest, version);
                   if (!use) return std::unexpected(use.error());
                   const auto fits = use->version->material->verify_rs256(op.digest, op.value);
                   if (!fits) return refuse_crypto(fits.error(), Reason::invalidParameter);
                   return Verification{*fits};
                 });
}

}  // namespace cmk::key_vault
