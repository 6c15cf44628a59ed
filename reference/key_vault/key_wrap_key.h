#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.wrapKey
struct KeyWrapKey : KeyVersionCall {
  using Answer = Ciphertext;
  std::string alg;
  SecretBytes value;
  bool operator==(const KeyWrapKey&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyWrapKey, (KeyVersionCall), (alg, value))

Result<Ciphertext> apply(Room& room, const KeyWrapKey& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyWrapKey> {
  static constexpr std::string_view kName = "key.wrapKey";
  static constexpr std::string_view kSentence = "Encrypts a symmetric key with a key version.";
  static constexpr std::array kFields = {FieldNote{"alg", "RSA-OAEP-256, RSA-OAEP or RSA1_5."},
                                         FieldNote{"value", "The key to wrap.", Mark::chosen}};
};
}  // namespace cmk
