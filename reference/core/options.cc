#include "reference/core/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace cmk {

std::expected<void, std::string> Options::set(std::string_view text) {
  const std::size_t sign = text.find('=');
  const std::string_view name = text.substr(0, sign);
  const auto* const row = std::ranges::find(kOptions, name, &OptionRow::name);
  if (row == kOptions.end()) return std::unexpected(fmt::format("there is no option {}", name));
  std::int64_t value = 1;
  if (sign != std::string_view::npos) {
    const std::string_view digits = text.substr(sign + 1);
    const char* const begin = digits.data();  // NOLINT: its end is given beside it
    const char* const end = begin + digits.size();
    const auto [rest, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || rest != end) value = -1;
  }
  if (value < 0 || value > row->maximum) {
    return std::unexpected(
        fmt::format("{}: expected a whole number from 0 to {}", name, row->maximum));
  }
  values_.at(static_cast<std::size_t>(row - kOptions.begin())) = value;
  return {};
}

}  // namespace cmk
