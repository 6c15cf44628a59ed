// Recognizing the private numbers of a key by its public ones alone.
#pragma once

#include "reference/core/bytes.h"

namespace cmk::harness {

// Whether `number` (big-endian) tells the private part of the RSA key n, e, big-endian: a prime of
// n or a multiple of it, the private exponent or its beginning of 8 bytes and more. By chance one
// number in 10^11. False for an n of fewer than 64 bytes and an e of more than 4.
[[nodiscard]] bool is_private_number(ByteView number, ByteView n, ByteView e);

}  // namespace cmk::harness
