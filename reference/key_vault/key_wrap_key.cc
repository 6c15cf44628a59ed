#include "reference/key_vault/key_wrap_key.h"

#include "reference/key_vault/crypto_operation.h"

namespace cmk::key_vault {

Result<Ciphertext> apply(Room& room, const KeyWrapKey& op) {
  return encrypt_with(room, op, entra::KeyAction::wrapKey, op.alg, op.value.view());
}

}  // namespace cmk::key_vault
