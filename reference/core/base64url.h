// base64url (RFC 4648, section 5), the form in which byte strings travel as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/core/bytes.h"

namespace cmk {

// Without padding.
[[nodiscard]] std::string encode_base64url(ByteView bytes);

// Takes text with its padding or without. Nothing for any other character, a length that no bytes
// have, padding that is not the right one, or spare bits that are not zero: every byte string has
// one text (two with padding).
[[nodiscard]] std::optional<Bytes> decode_base64url(std::string_view text);

// The number of bytes that the text stands for; nothing when it is no base64url.
[[nodiscard]] std::optional<std::size_t> base64url_size(std::string_view text);

}  // namespace cmk
