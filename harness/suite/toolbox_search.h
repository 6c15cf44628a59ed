// Finding bytes in texts and byte strings, in every form in which they could leak.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "reference/core/bytes.h"

namespace cmk::harness {

// A byte string in the forms that are looked for: raw, hexadecimal of both cases, base64 and
// base64url text at each of the three alignments within a longer text.
class Needle {
 public:
  explicit Needle(ByteView bytes);
  // Whether `haystack` holds the bytes in any form. Never for an empty needle.
  [[nodiscard]] bool occurs_in(std::string_view haystack) const;

 private:
  std::vector<std::string> forms_;
};

// Fewer bytes than these would be found by chance.
inline constexpr std::size_t kNeedleBytesMin = 8;

// The bytes that a wire value stands for: those of its base64url text when they are at least
// kNeedleBytesMin, else the text's own.
[[nodiscard]] Bytes bytes_of(const std::string& text);

// The paths of the texts in `value` that hold the needle, as they stand or decoded; member names
// are looked at too.
[[nodiscard]] std::vector<std::string> find_needle(const nlohmann::json& value,
                                                   const Needle& needle);

}  // namespace cmk::harness
