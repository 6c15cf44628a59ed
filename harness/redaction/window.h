// A window: eight bytes in a row, as one number, the first byte the most significant. It is the
// least that is recognized of a secret: anything shorter occurs by chance.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace cmk::harness {

using Window = std::uint64_t;
inline constexpr std::size_t kWindowLen = 8;  // bytes

constexpr Window reversed_bytes(Window window) { return std::byteswap(window); }
// 0x1234… as 0x2143…: each byte with its two hexadecimal digits exchanged.
constexpr Window exchanged_digits(Window window) {
  constexpr Window kLow = 0x0F0F0F0F0F0F0F0F;
  return ((window & kLow) << 4) | ((window >> 4) & kLow);
}

// The same for a window read forwards and backwards, by bytes and by hexadecimal digits.
constexpr Window canonical(Window window) {
  const Window exchanged = exchanged_digits(window);
  return std::min({window, reversed_bytes(window), exchanged, reversed_bytes(exchanged)});
}

// Whether it is worth looking for: at least four different bytes. Zeros and other fillings are
// everywhere.
constexpr bool is_telling(Window window) {
  int num_different = 0;
  for (unsigned i = 0; i < kWindowLen; ++i) {
    const auto byte = static_cast<std::uint8_t>(window >> (8 * i));
    bool is_new = true;
    for (unsigned j = 0; j < i; ++j) {
      is_new = is_new && static_cast<std::uint8_t>(window >> (8 * j)) != byte;
    }
    num_different += is_new ? 1 : 0;
  }
  return num_different >= 4;
}

}  // namespace cmk::harness
