// ASCII text helpers that no locale can change.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace cmk {

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
inline std::string to_lower(std::string_view text) {
  // Blocks of a fixed length, since compilers turn each into a few instructions: every lookup by an
  // ARM id comes past here.
  constexpr std::size_t kBlock = 16;
  std::string out(text);
  char* at = out.data();
  char* const end = at + out.size();
  for (; end - at >= static_cast<std::ptrdiff_t>(kBlock); at += kBlock) {
    for (std::size_t i = 0; i < kBlock; ++i) at[i] = to_lower(at[i]);
  }
  for (; at != end; ++at) *at = to_lower(*at);
  return out;
}
inline bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b,
                            [](char x, char y) { return x == y || to_lower(x) == to_lower(y); });
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
constexpr bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

// Whether some element equals `value` (std::ranges::contains came with GCC 13).
template <class Range, class Value>
[[nodiscard]] bool contains(const Range& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

// FNV-1a, 64 bits, going on from `hash`: spreads texts over numbers, the same on every machine. It
// guards nothing.
constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325U) {
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3U;
  return hash;
}

// The pieces one after the other. Identifiers are made often and have no format.
inline std::string concat(std::initializer_list<std::string_view> pieces) {
  std::size_t len = 0;
  for (const std::string_view piece : pieces) len += piece.size();
  std::string text;
  text.resize_and_overwrite(len, [&](char* out, std::size_t /*size*/) {
    for (const std::string_view piece : pieces) out += piece.copy(out, piece.size());
    return len;  // libstdc++ 12 hands in the capacity as the size
  });
  return text;
}

// The pieces of `text` between separators; "" gives one empty piece.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

}  // namespace cmk
