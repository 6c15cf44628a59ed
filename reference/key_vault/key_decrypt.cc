#include "reference/key_vault/key_decrypt.h"

#include "reference/key_vault/crypto_operation.h"

namespace cmk::key_vault {

Result<Plaintext> apply(Room& room, const KeyDecrypt& op) {
  return decrypt_with(room, op, entra::KeyAction::decrypt, op.alg, op.value);
}

}  // namespace cmk::key_vault
