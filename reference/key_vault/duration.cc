#include "reference/key_vault/duration.h"

#include "reference/core/text.h"

namespace cmk::key_vault {
namespace {

constexpr Seconds kDurationMax = 100 * 365 * kDay;

struct Unit {
  char letter;
  Seconds seconds;
};
constexpr Unit kDateUnits[] = {{'Y', 365 * kDay}, {'M', 30 * kDay}, {'W', 7 * kDay}, {'D', kDay}};
constexpr Unit kTimeUnits[] = {{'H', kHour}, {'M', kMinute}, {'S', 1}};

// Reads number-unit pairs in the order of `units` off the front; false when there is something
// else.
template <std::size_t N>
bool read_parts(std::string_view& text, const Unit (&units)[N], Seconds& sum, int& num_parts) {
  std::size_t next_unit = 0;
  while (!text.empty() && is_digit(text[0])) {
    Seconds number = 0;
    while (!text.empty() && is_digit(text[0])) {
      number = number * 10 + (text[0] - '0');
      if (number > kDurationMax) return false;
      text.remove_prefix(1);
    }
    if (text.empty()) return false;
    while (next_unit < N && units[next_unit].letter != text[0]) ++next_unit;
    if (next_unit == N || number > kDurationMax / units[next_unit].seconds) return false;
    sum += number * units[next_unit++].seconds;
    if (sum > kDurationMax) return false;
    text.remove_prefix(1);
    ++num_parts;
  }
  return true;
}

}  // namespace

std::optional<Seconds> parse_duration(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  Seconds sum = 0;
  int num_parts = 0;
  if (!read_parts(text, kDateUnits, sum, num_parts)) return std::nullopt;
  if (text.starts_with('T')) {
    text.remove_prefix(1);
    const int num_date_parts = num_parts;
    if (!read_parts(text, kTimeUnits, sum, num_parts) || num_parts == num_date_parts) {
      return std::nullopt;
    }
  }
  if (!text.empty() || num_parts == 0) return std::nullopt;
  return sum;
}

}  // namespace cmk::key_vault
