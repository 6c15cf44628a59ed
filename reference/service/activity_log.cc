#include "reference/service/activity_log.h"

namespace cmk::service {

void ActivityLog::write(ActivityEvent event) {
  const Instant oldest = event.time - kActivityRetention;
  while (!events_.empty() && events_.first().second.time <= oldest) {
    events_.erase(events_.first().first);
  }
  events_.put(++num_written_, std::move(event));
}

}  // namespace cmk::service
