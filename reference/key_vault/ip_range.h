// IPv4 addresses and ranges of a vault's network rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "reference/core/text.h"

namespace cmk::key_vault {

// A decimal number of at most `max`, up to 999; nothing for other text (leading zeros included).
[[nodiscard]] constexpr std::optional<std::uint32_t> parse_decimal(std::string_view text,
                                                                   std::uint32_t max) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value > max) return std::nullopt;
  return value;
}

// "203.0.113.10" as a number; nothing for other text (leading zeros included).
[[nodiscard]] constexpr std::optional<std::uint32_t> parse_ipv4(std::string_view text) {
  std::uint32_t address = 0;
  for (int num_left = 3; num_left >= 0; --num_left) {
    const std::size_t dot = text.find('.');
    const bool is_last = dot == std::string_view::npos;
    const auto octet = parse_decimal(text.substr(0, dot), 255);
    if (!octet || is_last != (num_left == 0)) return std::nullopt;
    address = (address << 8U) | *octet;
    text.remove_prefix(is_last ? text.size() : dot + 1);
  }
  return address;
}

struct IpRange {
  std::uint32_t base = 0;
  int prefix = 32;   // significant bits, 0 to 32
  std::string text;  // as written
  bool operator==(const IpRange&) const = default;

  [[nodiscard]] bool contains(std::uint32_t address) const;
};

// An address, or a range in CIDR form.
[[nodiscard]] std::optional<IpRange> parse_ip_range(std::string_view text);

}  // namespace cmk::key_vault
