// Escapes of the usual languages, read: C, JSON, URLs, XML, quoted-printable.
#pragma once

#include <string_view>

#include "harness/redaction/decoders.h"

namespace cmk::harness {

// What characters from U+0080 to U+00FF become: one byte (Latin-1), or their UTF-8.
enum class HighCharacters { bytes, utf8 };

// The text with every escape in place of which something else is meant replaced by it: "\x41",
// "\101", "\u0041", "\n", "%41", "&#65;", "&amp;", "=41", "=" at the end of a line. Anything else
// stays as it is.
[[nodiscard]] SecretString without_escapes(std::string_view text, HighCharacters high);

// UTF-8 read as characters, those up to U+00FF written as one byte and others as the two of UTF-16,
// the higher one first or last.
enum class ByteOrder { high_first, low_first };
[[nodiscard]] SecretString as_characters(std::string_view utf8, ByteOrder order);

}  // namespace cmk::harness
