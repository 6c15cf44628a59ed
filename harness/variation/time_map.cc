#include "harness/variation/time_map.h"

#include <cstddef>

namespace cmk::harness {
namespace {

constexpr Seconds kShiftMax = 4 * 365 * kDay;
constexpr Seconds kRange = 200 * 365 * kDay;

Seconds below(Source& source, Seconds limit) {
  return static_cast<Seconds>(source.next() % static_cast<std::uint64_t>(limit));
}

bool is_near(Instant instant, Instant start) {
  return instant > start - kRange && instant < start + kRange;
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
  if (shifted < plan_.start && shifted >= plan_.start - lead_) return plan_.start;
  if (!plan_.idle || shifted < *plan_.idle) return shifted;
  return shifted < *plan_.idle + idle_ ? *plan_.idle : shifted - idle_;
}

Instant TimeMap::preparation(std::size_t index, std::size_t count) const {
  const auto left = static_cast<Seconds>(count - index);
  return plan_.start + shift_ - lead_ * left / static_cast<Seconds>(count);
}

}  // namespace cmk::harness
