// Encrypting and decrypting with a key version: wrapKey and encrypt, unwrapKey and decrypt differ
// in the permission and key operation they need, and in nothing else (azure-facts 3.1).
#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

[[nodiscard]] Result<Ciphertext> encrypt_with(Room& room, const KeyVersionCall& call,
                                              entra::KeyAction action, const std::string& alg,
                                              ByteView plaintext);
[[nodiscard]] Result<Plaintext> decrypt_with(Room& room, const KeyVersionCall& call,
                                             entra::KeyAction action, const std::string& alg,
                                             ByteView ciphertext);

}  // namespace cmk::key_vault
