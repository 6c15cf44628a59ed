#include "reference/core/bytes.h"

#include <cstring>

namespace cmk {

void wipe(void* data, std::size_t len) noexcept {
  if (len == 0) return;
  std::memset(data, 0, len);
  asm volatile("" : : "r"(data) : "memory");  // the zeros are "used": the store stays
}

bool equal_constant_time(ByteView a, ByteView b) noexcept {
  if (a.size() != b.size()) return false;
  std::uint8_t difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<std::uint8_t>(a[i] ^ b[i]);
  return difference == 0;
}

std::string to_hex(ByteView bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (std::uint8_t byte : bytes) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace cmk
