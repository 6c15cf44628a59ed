#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.encrypt
struct KeyEncrypt : KeyVersionCall {
  using Answer = Ciphertext;
  std::string alg;
  SecretBytes value;
  bool operator==(const KeyEncrypt&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyEncrypt, (KeyVersionCall), (alg, value))

Result<Ciphertext> apply(Room& room, const KeyEncrypt& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyEncrypt> {
  static constexpr std::string_view kName = "key.encrypt";
  static constexpr std::string_view kSentence = "Encrypts a short message with a key version.";
  static constexpr std::array kFields = {FieldNote{"alg", "RSA-OAEP-256, RSA-OAEP or RSA1_5."},
                                         FieldNote{"value", "The message.", Mark::chosen}};
};
}  // namespace cmk
