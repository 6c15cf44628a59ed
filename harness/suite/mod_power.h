// The private operation of RSA without a library: raw blocks, which no library shows. Not
// constant-time: for the published keys of the suite only.
#pragma once

#include "reference/core/bytes.h"

namespace cmk::harness {

// base^exponent mod modulus, big-endian, as long as the modulus. Empty where the modulus is even,
// begins with a zero byte, has a length that is no multiple of 8 or above 512 bytes, or the base is
// not below it.
[[nodiscard]] Bytes mod_power(ByteView base, ByteView exponent, ByteView modulus);

}  // namespace cmk::harness
