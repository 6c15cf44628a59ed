// Keys as rows of digits: what a PersistentMap branches by. The rows are in the order of the keys,
// and none is the beginning of another.
#pragma once

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace cmk {

// A digit is a number below this: 0 where a text has ended, else 1 and four bits of the key.
inline constexpr std::size_t kNumDigits = 17;

// Where two equal keys differ.
inline constexpr std::size_t kNoPlace = std::numeric_limits<std::size_t>::max();

// Digits<Key>::at(key, place) is one digit of the row, 0 behind its end;
// Digits<Key>::first_difference(a, b) the first place at which two rows differ.
template <class Key>
struct Digits;

// A text: its bytes, high half first, then 0.
template <>
struct Digits<std::string> {
  static std::size_t at(std::string_view text, std::size_t place) {
    const std::size_t index = place / 2;
    if (index >= text.size()) return 0;
    const auto byte = static_cast<std::uint8_t>(text[index]);
    return 1 + (place % 2 == 0 ? byte >> 4U : byte & 15U);
  }
  static std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    if (in_a == a.end() && in_b == b.end()) return kNoPlace;
    const auto index = static_cast<std::size_t>(in_a - a.begin());
    return 2 * index + (at(a, 2 * index) == at(b, 2 * index) ? 1 : 0);
  }
  // Of a row that other digits follow.
  static std::size_t length(std::string_view text) { return 2 * text.size() + 1; }
};

// A number of 64 bits at most: from its highest bits down, negative ones first.
template <std::integral Number>
struct Digits<Number> {
  static constexpr std::size_t kLength = 16;

  static std::size_t at(Number number, std::size_t place) {
    return place < kLength ? 1 + (spread(number) >> (60 - 4 * place) & 15U) : 0;
  }
  static std::size_t first_difference(Number a, Number b) {
    const std::uint64_t difference = spread(a) ^ spread(b);
    if (difference == 0) return kNoPlace;
    return static_cast<std::size_t>(std::countl_zero(difference)) / 4;
  }

 private:
  static std::uint64_t spread(Number number) {
    constexpr std::uint64_t kSign = std::signed_integral<Number> ? std::uint64_t{1} << 63U : 0;
    return static_cast<std::uint64_t>(number) ^ kSign;
  }
};

}  // namespace cmk
