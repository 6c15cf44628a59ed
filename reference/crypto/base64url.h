// base64url without padding (RFC 4648, 5), strict.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/core/bytes.h"

namespace cmk::crypto {

[[nodiscard]] std::string to_base64url(ByteView bytes);
// Nothing for a foreign character, padding, an impossible length, or unused bits that are not zero.
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace cmk::crypto
