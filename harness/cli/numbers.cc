#include "harness/cli/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "reference/core/text.h"

namespace cmk::cli {
namespace {

constexpr double kSecondsMin = 0.001;
constexpr double kSecondsMax = 86'400;

// Adds an option whose text is read by `read`, which gives an error text for what it does not take.
template <class T, class Read>
CLI::Option* add_number(CLI::App& command, const std::string& name, T& value, Read read,
                        const std::string& help) {
  const auto set = [&value, read, name](const std::string& text) {
    const auto number = read(text);
    if (!number) throw CLI::ValidationError(name, number.error());
    value = *number;
  };
  return command.add_option_function<std::string>(name, set, help);
}

}  // namespace

std::expected<std::uint64_t, std::string> parse_count(std::string_view text, std::uint64_t min,
                                                      std::uint64_t max) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_plain = !text.empty() && std::ranges::all_of(text, is_digit);
  const bool is_read = fault == std::errc() && end == text.data() + text.size();
  if (is_plain && is_read && number >= min && number <= max) return number;
  return std::unexpected(fmt::format("expected a whole number from {} to {}", min, max));
}

std::expected<std::chrono::milliseconds, std::string> parse_seconds(std::string_view text) {
  double seconds = 0;
  const bool is_plain =
      !text.empty() && std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
  const auto [end, fault] =
      std::from_chars(text.data(), text.data() + text.size(), seconds, std::chars_format::fixed);
  const bool is_read = fault == std::errc() && end == text.data() + text.size();
  if (is_plain && is_read && seconds >= kSecondsMin && seconds <= kSecondsMax) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
  }
  return std::unexpected("expected seconds from 0.001 to 86400");
}

CLI::Option* add_count(CLI::App& command, const std::string& name, std::uint64_t& value,
                       std::uint64_t min, std::uint64_t max, const std::string& help) {
  return add_number(
      command, name, value,
      [min, max](const std::string& text) { return parse_count(text, min, max); }, help);
}

CLI::Option* add_seed(CLI::App& command, std::uint64_t& value, const std::string& help,
                      std::uint64_t max) {
  return add_count(command, "--seed", value, 0, max, help);
}

CLI::Option* add_timeout(CLI::App& command, std::chrono::milliseconds& value,
                         const std::string& help) {
  return add_number(
      command, "--timeout", value, [](const std::string& text) { return parse_seconds(text); },
      help);
}

}  // namespace cmk::cli
