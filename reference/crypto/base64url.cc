#include "reference/crypto/base64url.h"

#include <array>
#include <cstdint>

namespace cmk::crypto {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kForeign = 0xff;

constexpr std::array<std::uint8_t, 256> values() {
  std::array<std::uint8_t, 256> table{};
  table.fill(kForeign);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i)
    table.at(static_cast<unsigned char>(kAlphabet[i])) = static_cast<std::uint8_t>(i);
  return table;
}
constexpr auto kValues = values();

}  // namespace

std::string to_base64url(ByteView bytes) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  int num_bits = 0;
  for (const std::uint8_t byte : bytes) {
    bits = bits << 8 | byte;
    for (num_bits += 8; num_bits >= 6; num_bits -= 6) out += kAlphabet[bits >> (num_bits - 6) & 63];
  }
  if (num_bits > 0) out += kAlphabet[bits << (6 - num_bits) & 63];
  return out;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  Bytes out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int num_bits = 0;
  for (const char c : text) {
    const std::uint8_t value = kValues.at(static_cast<unsigned char>(c));
    if (value == kForeign) return std::nullopt;
    bits = bits << 6 | value;
    num_bits += 6;
    if (num_bits < 8) continue;
    num_bits -= 8;
    out.push_back(static_cast<std::uint8_t>(bits >> num_bits));
  }
  if ((bits & ((1U << num_bits) - 1)) != 0) return std::nullopt;
  return out;
}

}  // namespace cmk::crypto
