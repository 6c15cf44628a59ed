#include "reference/core/base64url.h"

#include <array>

namespace cmk {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kNone = 0xff;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<std::uint8_t>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

std::uint32_t value_of(char c) { return kValues[static_cast<std::uint8_t>(c)]; }

// The text without its padding; nothing when the padding is not the right one.
std::optional<std::string_view> without_padding(std::string_view text) {
  if (!text.ends_with('=')) return text;
  if (text.size() % 4 != 0) return std::nullopt;
  text.remove_suffix(text.ends_with("==") ? 2 : 1);
  return text;
}

// Whether the text is base64url without padding.
bool is_canonical(std::string_view text) {
  for (const char c : text) {
    if (value_of(c) == kNone) return false;
  }
  switch (text.size() % 4) {
    case 1:
      return false;
    case 2:
      return (value_of(text.back()) & 0xfU) == 0;
    case 3:
      return (value_of(text.back()) & 0x3U) == 0;
    default:
      return true;
  }
}

}  // namespace

std::string encode_base64url(ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t pending = 0;
  unsigned num_bits = 0;
  for (const std::uint8_t byte : bytes) {
    pending = (pending << 8U) | byte;
    for (num_bits += 8; num_bits >= 6; num_bits -= 6) {
      text.push_back(kAlphabet[(pending >> (num_bits - 6)) & 0x3fU]);
    }
  }
  if (num_bits > 0) text.push_back(kAlphabet[(pending << (6 - num_bits)) & 0x3fU]);
  return text;
}

std::optional<Bytes> decode_base64url(std::string_view text) {
  const auto bare = without_padding(text);
  if (!bare || !is_canonical(*bare)) return std::nullopt;
  Bytes bytes;
  bytes.reserve(bare->size() * 3 / 4);
  std::uint32_t pending = 0;
  unsigned num_bits = 0;
  for (const char c : *bare) {
    pending = (pending << 6U) | value_of(c);
    num_bits += 6;
    if (num_bits >= 8) {
      num_bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(pending >> num_bits));
    }
  }
  return bytes;
}

std::optional<std::size_t> base64url_size(std::string_view text) {
  const auto bare = without_padding(text);
  if (!bare || !is_canonical(*bare)) return std::nullopt;
  return bare->size() * 3 / 4;
}

}  // namespace cmk
