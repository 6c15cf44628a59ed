#include "harness/variation/time_map.h"

#include <algorithm>
#include <charconv>

#include "reference/core/text.h"

namespace cmk::harness {
namespace {

constexpr Seconds kShiftMax = kDay * 365 * 4;
constexpr Seconds kRangeBefore = kDay * 365 * 40;
constexpr Seconds kRangeAfter = kDay * 365 * 200;
constexpr Seconds kTextRange = kDay * 365 * 10;

Seconds below(Source& source, Seconds limit) {
  return static_cast<Seconds>(source.next() % static_cast<std::uint64_t>(limit));
}

bool is_near(Instant instant, Instant start) {
  return instant > start - kRangeBefore && instant < start + kRangeAfter;
}

}  // namespace

TimeMap::TimeMap(Source source, const TimePlan& plan)
    : plan_(plan),
      shift_(1 + below(source, kShiftMax)),
      lead_(1 + below(source, kLeadMax)),
      idle_(1 + below(source, kIdleMax)) {
  if (!plan_.idle) idle_ = 0;
}

Instant TimeMap::sent(Instant symbolic) const {
  if (!is_near(symbolic, plan_.start)) return symbolic;
  const bool after_idle = plan_.idle && symbolic >= *plan_.idle;
  return symbolic + shift_ + (after_idle ? idle_ : 0);
}

Instant TimeMap::symbolic(Instant sent) const {
  const Instant shifted = sent - shift_;
  if (!is_near(shifted, plan_.start)) return sent;
  if (shifted < plan_.start && shifted >= plan_.start - lead_) return before_start(sent);
  if (!plan_.idle || shifted < *plan_.idle) return shifted;
  return shifted < *plan_.idle + idle_ ? *plan_.idle : shifted - idle_;
}

std::string TimeMap::symbolic(std::string_view text) const {
  constexpr std::size_t kDigits = 10;
  std::string out;
  while (!text.empty()) {
    const auto len =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    Instant instant = 0;
    const std::string digits(text.substr(0, len));
    const auto read = std::from_chars(digits.c_str(), digits.c_str() + len, instant);
    const bool is_instant = len == kDigits && read.ec == std::errc() &&
                            std::abs(instant - sent(plan_.start)) < kTextRange;
    out += is_instant ? std::to_string(symbolic(instant)) : digits;
    text.remove_prefix(len);
    const auto gap = static_cast<std::size_t>(std::ranges::find_if(text, is_digit) - text.begin());
    out += text.substr(0, gap);
    text.remove_prefix(gap);
  }
  return out;
}

Instant TimeMap::preparation(std::size_t index) const {
  const auto count = static_cast<Seconds>(std::max(plan_.num_preparations, index + 1));
  const auto left = count - static_cast<Seconds>(index);
  return plan_.start + shift_ - lead_ * left / count;
}

// Of an instant within the preparation: as long before the start as it is before the next step.
Instant TimeMap::before_start(Instant sent) const {
  Instant next = this->sent(plan_.start);
  for (std::size_t i = plan_.num_preparations; i > 0 && preparation(i - 1) >= sent; --i) {
    next = preparation(i - 1);
  }
  return plan_.start - (next - sent);
}

}  // namespace cmk::harness
