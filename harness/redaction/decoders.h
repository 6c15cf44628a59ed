// The texts within a text: what it says once its escapes, its base64 or its hexadecimal digits are
// read. Only what may itself be a text or UTF-16 is given: bytes by chance are not worth reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference/core/bytes.h"

namespace cmk::harness {

// A text that may hold a secret; wiped when freed.
using SecretString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

struct Decoded {
  SecretString text;
  std::size_t begin = 0;  // of the part of the outer text that it was read from
  std::size_t end = 0;
  std::string_view shape;  // "in hex"
};

[[nodiscard]] std::vector<Decoded> decoded(std::string_view text);

}  // namespace cmk::harness
