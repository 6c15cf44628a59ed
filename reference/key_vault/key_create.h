#pragma once

#include "reference/key_vault/call.h"
#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

// key.create
struct KeyCreate : KeyCall {
  using Answer = KeyBundle;
  std::string kty;
  std::optional<std::int64_t> key_size;
  std::optional<std::vector<std::string>> key_ops;
  std::optional<KeyAttributes> attributes;
  std::map<std::string, std::string> tags;
  std::optional<std::string> crv = {};
  bool operator==(const KeyCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyCreate, (KeyCall), (kty, key_size, key_ops, attributes, tags, crv))

Result<KeyBundle> apply(Room& room, const KeyCreate& op);

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::KeyCreate> {
  static constexpr std::string_view kName = "key.create";
  static constexpr std::string_view kSentence =
      "Creates a key, or a new version of the key of that name, which becomes the current one.";
  static constexpr std::array kFields = {
      FieldNote{"kty", "RSA, RSA-HSM, EC or EC-HSM; oct and oct-HSM are for managed HSMs."},
      FieldNote{"key_size", "Bits of an RSA key: 2048 (when absent), 3072 or 4096."},
      FieldNote{"key_ops",
                "What the key may be used for; absent: everything but import; an EC key signs and "
                "verifies only."},
      FieldNote{"attributes", "enabled, nbf and exp."},
      FieldNote{"tags", "At most 15, names and values of at most 256 characters."},
      FieldNote{"crv", "The curve of an EC key: P-256 (when absent), P-384, P-521 or P-256K."}};
};
}  // namespace cmk
