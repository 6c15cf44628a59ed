#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.unwrapKey
struct KeyUnwrapKey : KeyVersionCall {
  using Answer = Plaintext;
  std::string alg;
  Bytes value;
  bool operator==(const KeyUnwrapKey&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyUnwrapKey, (KeyVersionCall), (alg, value))

Result<Plaintext> apply(Room& room, const KeyUnwrapKey& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyUnwrapKey> {
  static constexpr std::string_view kName = "key.unwrapKey";
  static constexpr std::string_view kSentence =
      "Decrypts a wrapped symmetric key with a key version.";
  static constexpr std::array kFields = {
      FieldNote{"alg", "RSA-OAEP-256, RSA-OAEP or RSA1_5."},
      FieldNote{"value", "What wrapKey returned.", Mark::chosen}};
};
}  // namespace cmk
