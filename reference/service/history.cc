#include "reference/service/history.h"

namespace cmk::service {

void History::note(Instant now, Snapshot snapshot, Seconds retention) {
  points_.put(now, std::move(snapshot));
  const Instant oldest = now - retention;
  // The first point is needed as long as the second lies inside the retention.
  while (points_.size() > 1) {
    const Instant first = points_.first().first;
    if (points_.next(first)->key > oldest) return;
    points_.erase(first);
  }
}

const Snapshot* History::at(Instant when) const {
  const auto point = points_.floor(when);
  return point ? &point->value : nullptr;
}

std::optional<Instant> History::lost_since() const {
  std::optional<Instant> since;
  Instant before = kInstantMax;
  while (const auto point = points_.floor(before)) {
    if (point->value.accessible) break;
    since = point->key;
    before = point->key - 1;
  }
  return since;
}

void History::drop_from(Instant when) {
  while (points_.size() > 1) {
    const Instant last = points_.floor(kInstantMax)->key;
    if (last < when) return;
    points_.erase(last);
  }
}

std::optional<Instant> History::first() const {
  if (points_.empty()) return std::nullopt;
  return points_.first().first;
}

}  // namespace cmk::service
