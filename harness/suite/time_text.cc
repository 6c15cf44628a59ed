#include "harness/suite/time_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "reference/core/text.h"

namespace cmk::harness {
namespace {

constexpr int kOptionTimesMax = 100;  // how often one option may be added

// Seconds of a unit; 0 when there is no such unit.
Seconds unit_of(std::string_view unit) {
  if (unit == "s") return 1;
  if (unit == "m") return kMinute;
  if (unit == "h") return kHour;
  return unit == "d" ? kDay : 0;
}

std::expected<Seconds, std::string> seconds_of(std::string_view term) {
  const auto* const end = std::ranges::find_if_not(term, is_digit);
  const auto num_digits = static_cast<std::size_t>(end - term.begin());
  Seconds number = 0;
  for (const char digit : term.substr(0, num_digits)) {
    number = number * 10 + (digit - '0');
    if (number > kInstantMax) return std::unexpected(fmt::format("the term {} is too large", term));
  }
  const std::string_view unit = term.substr(num_digits);
  if (unit.empty())
    return std::unexpected(fmt::format("the term {} has no unit (s, m, h, d)", term));
  const Seconds seconds = unit_of(unit);
  if (seconds == 0) {
    return std::unexpected(fmt::format("{} in the term {} is no unit (s, m, h, d)", unit, term));
  }
  Seconds product = 0;
  if (__builtin_mul_overflow(number, seconds, &product) || product > kInstantMax) {
    return std::unexpected(fmt::format("the term {} is too large", term));
  }
  return product;
}

std::expected<void, std::string> add_term(TimeText& time, bool negative, std::string_view term) {
  if (term.empty()) return std::unexpected("a sign without a term behind it");
  if (is_digit(term[0])) {
    const auto seconds = seconds_of(term);
    if (!seconds) return std::unexpected(seconds.error());
    time.offset += negative ? -*seconds : *seconds;
  } else if (std::ranges::find(kTargetOptions, term) != kTargetOptions.end()) {
    int& times = time.options[std::string(term)];
    times += negative ? -1 : 1;
    if (std::abs(times) > kOptionTimesMax) return std::unexpected("too many terms");
  } else {
    return std::unexpected(
        fmt::format("{} is no option of a target ({})", term, fmt::join(kTargetOptions, ", ")));
  }
  const Instant sum = kT0 + time.offset;
  if (sum > kInstantMax || sum < kInstantMin) return std::unexpected("beyond the year 9999");
  return {};
}

}  // namespace

std::expected<TimeText, std::string> parse_time(std::string_view text) {
  if (!text.starts_with("T0")) return std::unexpected("a time starts with T0");
  TimeText time;
  time.text = text;
  std::string_view rest = text.substr(2);
  while (!rest.empty()) {
    if (rest[0] != '+' && rest[0] != '-') {
      return std::unexpected(fmt::format("expected + or - before {}", rest));
    }
    const std::size_t end = std::min(rest.find_first_of("+-", 1), rest.size());
    if (auto added = add_term(time, rest[0] == '-', rest.substr(1, end - 1)); !added) {
      return std::unexpected(added.error());
    }
    rest.remove_prefix(end);
  }
  return time;
}

void note_options(const TimeText& time, std::set<std::string>& options) {
  for (const auto& [name, times] : time.options) options.insert(name);
}

std::expected<Instant, std::string> instant_of(const TimeText& time, const TargetOptions& options) {
  Instant sum = kT0 + time.offset;
  for (const auto& [name, times] : time.options) {
    const auto declared = options.find(name);
    if (declared == options.end()) continue;
    Seconds product = 0;
    if (__builtin_mul_overflow(declared->second, Seconds{times}, &product) ||
        __builtin_add_overflow(sum, product, &sum) || sum > kInstantMax || sum < kInstantMin) {
      return std::unexpected(
          fmt::format("the target's {} puts {} beyond the year 9999", name, time.text));
    }
  }
  return sum;
}

}  // namespace cmk::harness
