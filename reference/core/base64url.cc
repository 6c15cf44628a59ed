#include "reference/core/base64url.h"

#include <array>

namespace cmk {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> kValues = [] {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<std::uint8_t>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}();

// The text without its padding; nothing when the padding is not what the length asks for.
std::optional<std::string_view> without_padding(std::string_view text) {
  const std::size_t end = text.find('=');
  if (end == std::string_view::npos) return text;
  const std::string_view padding = text.substr(end);
  if (text.size() % 4 != 0 || padding.size() > 2 || padding.back() != '=') return std::nullopt;
  return text.substr(0, end);
}

}  // namespace

std::string base64url_encode(ByteView bytes) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t window = 0;
  int num_bits = 0;
  for (const std::uint8_t byte : bytes) {
    window = (window << 8U) | byte;
    for (num_bits += 8; num_bits >= 6;) {
      num_bits -= 6;
      out += kAlphabet[(window >> static_cast<unsigned>(num_bits)) & 63U];
    }
  }
  if (num_bits > 0) out += kAlphabet[(window << static_cast<unsigned>(6 - num_bits)) & 63U];
  return out;
}

std::optional<Bytes> base64url_decode(std::string_view text) {
  const auto digits = without_padding(text);
  if (!digits || digits->size() % 4 == 1) return std::nullopt;
  Bytes out;
  out.reserve(digits->size() * 3 / 4);
  std::uint32_t window = 0;
  int num_bits = 0;
  for (const char c : *digits) {
    const int value = kValues[static_cast<std::uint8_t>(c)];
    if (value < 0) return std::nullopt;
    window = (window << 6U) | static_cast<std::uint32_t>(value);
    num_bits += 6;
    if (num_bits >= 8) {
      num_bits -= 8;
      out.push_back(static_cast<std::uint8_t>(window >> static_cast<unsigned>(num_bits)));
    }
  }
  if ((window & ((1U << static_cast<unsigned>(num_bits)) - 1U)) != 0) return std::nullopt;
  return out;
}

}  // namespace cmk
