#include "reference/key_vault/ip_range.h"

namespace cmk::key_vault {

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
    const auto prefix = parse_decimal(text.substr(slash + 1), 32);
    if (!prefix) return std::nullopt;
    range.prefix = static_cast<int>(*prefix);
  }
  return range;
}

}  // namespace cmk::key_vault
