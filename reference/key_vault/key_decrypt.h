#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.decrypt
struct KeyDecrypt : KeyVersionCall {
  using Answer = Plaintext;
  std::string alg;
  Bytes value;
  bool operator==(const KeyDecrypt&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyDecrypt, (KeyVersionCall), (alg, value))

Result<Plaintext> apply(Room& room, const KeyDecrypt& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyDecrypt> {
  static constexpr std::string_view kName = "key.decrypt";
  static constexpr std::string_view kSentence = "Decrypts a short message with a key version.";
  static constexpr std::array kFields = {
      FieldNote{"alg", "RSA-OAEP-256, RSA-OAEP or RSA1_5."},
      FieldNote{"value", "What encrypt returned.", Mark::chosen}};
};
}  // namespace cmk
