#include "reference/key_vault/key_unwrap_key.h"

#include "reference/key_vault/crypto_operation.h"

namespace cmk::key_vault {

Result<Plaintext> apply(Room& room, const KeyUnwrapKey& op) {
  return decrypt_with(room, op, entra::KeyAction::unwrapKey, op.alg, op.value);
}

}  // namespace cmk::key_vault
