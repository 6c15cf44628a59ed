// The bytes of an envelope.
//   envelope := "CMKENV1\n" header mac payload
//   header   := field(kid) field(alg) field(wrapped data key)
//   mac      := field(AES key wrap (RFC 3394) of SHA-256(header place) under
//                     SHA-256("cmkconf envelope header" data-key))
//   payload  := field(enc) field(nonce) field(ciphertext and tag)
//   place    := field(account) field(container) field(record)
// The payload's authenticated data is the place, so that a rewrap changes header and mac alone. A
// field is a length (4 bytes, big-endian) and its bytes.
#pragma once

#include <optional>
#include <string>

#include "reference/core/bytes.h"
#include "reference/core/rulebook.h"
#include "reference/envelope/envelope_types.h"
#include "reference/key_vault/service_access.h"

namespace cmk::envelope {

inline constexpr std::string_view kWrapAlg = key_vault::kDataKeyAlg;
inline constexpr std::string_view kEnc = "A256GCM";
inline constexpr std::size_t kPlaintextMax = std::size_t{512} << 10;  // bytes
inline constexpr std::size_t kEnvelopeMax = std::size_t{1} << 20;     // bytes

// An envelope taken apart; nothing in it is trusted before the mac and the tag are checked.
struct Parsed {
  std::string kid;
  std::string alg;
  Bytes wrapped;
  Bytes mac;
  std::string enc;
  Bytes nonce;
  Bytes sealed;
};

[[nodiscard]] Bytes serialize(const Parsed& envelope);
// Nothing for bytes that are not of the format, trailing ones included.
[[nodiscard]] std::optional<Parsed> parse(const Rulebook& rules, ByteView bytes);

// The place as bytes: authenticated data of the payload, and part of what the mac covers. Parts
// that a deviant does not bind are left empty.
[[nodiscard]] Bytes place_bytes(const Rulebook& rules, const EnvelopeContext& context);
// What the mac covers.
[[nodiscard]] Bytes header_bytes(const Parsed& envelope);

[[nodiscard]] EnvelopeParts parts_of(const Parsed& envelope, Bytes aad);

}  // namespace cmk::envelope
