// IPv4 addresses and ranges of a vault's network rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cmk::key_vault {

// "203.0.113.10" as a number; nothing for other text (leading zeros included).
[[nodiscard]] std::optional<std::uint32_t> parse_ipv4(std::string_view text);

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
