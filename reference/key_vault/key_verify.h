#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/crypto_result.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.verify
struct KeyVerify : KeyVersionCall {
  using Answer = Verification;
  std::string alg;
  Bytes digest;
  Bytes value;
  bool operator==(const KeyVerify&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyVerify, (KeyVersionCall), (alg, digest, value))

Result<Verification> apply(Room& room, const KeyVerify& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyVerify> {
  static constexpr std::string_view kName = "key.verify";
  static constexpr std::string_view kSentence = "Tells whether a signature is that of a digest.";
  static constexpr std::array kFields = {FieldNote{"alg", "RS256."},
                                         FieldNote{"digest", "The SHA-256 digest, 32 bytes."},
                                         FieldNote{"value", "The signature.", Mark::chosen}};
};
}  // namespace cmk
