#include "reference/key_vault/ip_range.h"

#include "reference/core/text.h"

namespace cmk::key_vault {
namespace {

// A decimal number of at most `max`, without leading zeros.
std::optional<std::uint32_t> parse_number(std::string_view text, std::uint32_t max) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::uint32_t value = 0;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value > max) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::uint32_t> parse_ipv4(std::string_view text) {
  const auto pieces = split(text, '.');
  if (pieces.size() != 4) return std::nullopt;
  std::uint32_t address = 0;
  for (std::string_view piece : pieces) {
    const auto octet = parse_number(piece, 255);
    if (!octet) return std::nullopt;
    address = (address << 8U) | *octet;
  }
  return address;
}

bool IpRange::contains(std::uint32_t address) const {
  if (prefix == 0) return true;
  const std::uint32_t mask = ~0U << (32 - prefix);
  return (address & mask) == (base & mask);
}

std::optional<IpRange> parse_ip_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto base = parse_ipv4(text.substr(0, slash));
  if (!base) return std::nullopt;
  IpRange range{*base, 32, std::string(text)};
  if (slash != std::string_view::npos) {
    const auto prefix = parse_number(text.substr(slash + 1), 32);
    if (!prefix) return std::nullopt;
    range.prefix = static_cast<int>(*prefix);
  }
  return range;
}

}  // namespace cmk::key_vault
