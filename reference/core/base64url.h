// Base64url (RFC 4648, 5): how byte strings travel as JSON text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/core/bytes.h"

namespace cmk {

// Without padding.
[[nodiscard]] std::string base64url_encode(ByteView bytes);

// Takes padded and unpadded text. Nothing when there is any other character, a wrong length or
// padding, or a last character whose unused bits are not zero: every byte string has one text.
[[nodiscard]] std::optional<Bytes> base64url_decode(std::string_view text);

}  // namespace cmk
