// A byte string, changed: how a scenario forges what an implementation made.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "reference/core/bytes.h"

namespace cmk::harness {

struct Flip {
  std::int64_t bit = 0;  // 0: the lowest bit of the first byte; negative: from the end
};
struct Truncate {
  std::size_t num_bytes = 0;  // dropped at the end
};
struct Append {
  Bytes bytes;
};
struct Slice {
  std::size_t from = 0;  // first byte kept
  std::size_t to = 0;    // first byte dropped
};
using ByteChange = std::variant<Flip, Truncate, Append, Slice>;

// The error says why these bytes cannot be changed so ("has only 3 bytes").
[[nodiscard]] std::expected<Bytes, std::string> changed(Bytes bytes, const ByteChange& change);
// "with bit 17 flipped"
[[nodiscard]] std::string describe(const ByteChange& change);

// Every occurrence of `find`, from the left, exchanged for `with`; nothing when there is none.
// `find` is not empty.
[[nodiscard]] std::optional<std::string> replaced(std::string_view text, std::string_view find,
                                                  std::string_view with);

}  // namespace cmk::harness
