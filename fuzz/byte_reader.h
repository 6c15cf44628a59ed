// Bytes to values: how a target makes its inputs out of what the engine hands it. Every string of
// bytes is an input: what is missing reads as zero, what is left over is the last value's.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "reference/core/bytes.h"

namespace cmk::fuzz {

// Reads values off the front of an input, which outlives it.
class ByteReader {
 public:
  ByteReader(const std::uint8_t* data, std::size_t len) : rest_(data, len) {}
  explicit ByteReader(ByteView bytes) : rest_(bytes) {}

  [[nodiscard]] bool empty() const { return rest_.empty(); }

  // The next byte; 0 at the end.
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const std::uint8_t first = rest_.front();
    rest_ = rest_.subspan(1);
    return first;
  }
  bool boolean() { return (byte() & 1) != 0; }
  // Two bytes, big-endian.
  std::size_t word() {
    const std::size_t high = byte();
    return high << 8 | byte();
  }
  // A number from 0 to `end`-1, out of one byte; `end` is 1 to 256.
  std::size_t below(std::size_t end) { return byte() % end; }
  // One of the values.
  template <class Range>
  const auto& one_of(const Range& values) {
    return values[below(std::size(values))];
  }
  // The next `len` bytes, or as many as there are.
  ByteView bytes(std::size_t len) {
    const ByteView taken = rest_.first(std::min(len, rest_.size()));
    rest_ = rest_.subspan(taken.size());
    return taken;
  }
  // A length of one byte (of two, big-endian), and so many bytes.
  ByteView field() { return bytes(byte()); }
  ByteView long_field() { return bytes(word()); }
  // All that is left.
  ByteView rest() { return bytes(rest_.size()); }
  std::string_view text() { return as_text(rest()); }

 private:
  ByteView rest_;
};

}  // namespace cmk::fuzz
