// What a character may stand for in the notations of bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cmk::harness {

// The value of a character as a digit, -1 where it is none.
using Digits = std::array<std::int8_t, 256>;

constexpr Digits digits_of(std::string_view alphabet, std::string_view other_alphabet) {
  Digits digits{};
  digits.fill(-1);
  for (const std::string_view letters : {alphabet, other_alphabet}) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
      digits.at(static_cast<std::uint8_t>(letters[i])) = static_cast<std::int8_t>(i);
    }
  }
  return digits;
}

inline constexpr Digits kHexDigits = digits_of("0123456789abcdef", "0123456789ABCDEF");
inline constexpr Digits kBase64Digits =
    digits_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
inline constexpr Digits kBase32Digits =
    digits_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghijklmnopqrstuvwxyz234567");
inline constexpr Digits kBase32HexDigits =
    digits_of("0123456789ABCDEFGHIJKLMNOPQRSTUV", "0123456789abcdefghijklmnopqrstuv");

constexpr int digit_of(const Digits& digits, char c) {
  return digits[static_cast<std::uint8_t>(c)];  // NOLINT: a byte is always within
}
constexpr bool is_decimal(char c) { return c >= '0' && c <= '9'; }
constexpr char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_printable(char c) { return (c >= ' ' && c <= '~') || (c >= '\t' && c <= '\r'); }

// Whether the character at `at` is a hexadecimal digit of a value: the 0 of "0x", the 00 of "\u00"
// and of "U+00" are not.
constexpr bool is_hex_at(std::string_view text, std::size_t at) {
  if (digit_of(kHexDigits, text[at]) < 0) return false;
  if (text[at] != '0') return true;
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (next == 'x' || next == 'X') return false;
  const auto is_lead = [](char c) { return c == 'u' || c == '+'; };
  if (at >= 1 && is_lead(text[at - 1]) && next == '0') return false;
  return at < 2 || text[at - 1] != '0' || !is_lead(text[at - 2]);
}
// Whether the character at `at` is a digit of base64: the n of "\n" is not.
constexpr bool is_base64_at(std::string_view text, std::size_t at) {
  if (digit_of(kBase64Digits, text[at]) < 0) return false;
  return at == 0 || text[at - 1] != '\\' || !std::string_view("nrt").contains(text[at]);
}

// Base32 is written in one case; eight bytes take so many digits.
inline constexpr std::size_t kBase32DigitsMin = 13;
// The end of the run of digits of one case that begins at `at`.
inline std::size_t end_of_run(const Digits& digits, std::string_view text, std::size_t at) {
  bool has_lower = false;
  bool has_upper = false;
  for (; at < text.size() && digit_of(digits, text[at]) >= 0; ++at) {
    has_lower = has_lower || (text[at] >= 'a' && text[at] <= 'z');
    has_upper = has_upper || (text[at] >= 'A' && text[at] <= 'Z');
    if (has_lower && has_upper) break;
  }
  return at;
}

}  // namespace cmk::harness
