#include "reference/key_vault/key_encrypt.h"

#include "reference/key_vault/crypto_operation.h"

namespace cmk::key_vault {

Result<Ciphertext> apply(Room& room, const KeyEncrypt& op) {
  return encrypt_with(room, op, entra::KeyAction::encrypt, op.alg, op.value.view());
}

}  // namespace cmk::key_vault
