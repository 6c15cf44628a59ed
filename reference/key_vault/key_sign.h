#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.sign
struct KeySign : KeyVersionCall {
  using Answer = Signature;
  std::string alg;
  Bytes value;
  bool operator==(const KeySign&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeySign, (KeyVersionCall), (alg, value))

Result<Signature> apply(Room& room, const KeySign& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeySign> {
  static constexpr std::string_view kName = "key.sign";
  static constexpr std::string_view kSentence = "Signs a digest with a key version.";
  static constexpr std::array kFields = {FieldNote{"alg", "RS256."},
                                         FieldNote{"value", "The SHA-256 digest, 32 bytes."}};
};
}  // namespace cmk
