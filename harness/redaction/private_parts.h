// What of a secret must not be seen: of an RSA private key all numbers but the public ones, which
// every answer about the key may show; of anything else the whole.
#pragma once

#include <vector>

#include "reference/core/bytes.h"

namespace cmk::harness {

// Views of `secret`: the private numbers of a key in PKCS#1 or PKCS#8, or the whole.
[[nodiscard]] std::vector<ByteView> private_parts(ByteView secret);

}  // namespace cmk::harness
