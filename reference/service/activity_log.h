// The activity log: what happened to resources, for people and alerts (pg, monitor).
#pragma once

#include <cstdint>
#include <string>

#include "reference/core/instant.h"
#include "reference/core/persistent_map.h"

namespace cmk::service {

inline constexpr Seconds kActivityRetention = 90 * kDay;  // Azure Monitor, activity log

struct ActivityEvent {
  Instant time = 0;
  std::string resourceId;
  std::string operationName;  // e.g. Microsoft.KeyVault/vaults/keys/unwrap/action
  std::string status;         // Succeeded or Failed
  std::string keyUri;         // the key that it is about; empty: none
  std::string reason;         // of a failure: a reason of the closed list
  int substatus = 0;          // 0: none
  bool operator==(const ActivityEvent&) const = default;
};

// Events older than the retention go as new ones come.
class ActivityLog {
 public:
  void write(ActivityEvent event);
  // By number, from 1 and rising with time; what is older than the retention at `now` is not told.
  template <class Visit>
  void for_each_after(std::uint64_t number, Instant now, Visit&& visit) const {
    events_.for_each_after(number, [&](std::uint64_t at, const ActivityEvent& event) {
      if (event.time > now - kActivityRetention) visit(at, event);
      return true;
    });
  }
  // The event of this number; null when there is none, or it is older than the retention.
  [[nodiscard]] const ActivityEvent* find(std::uint64_t number, Instant now) const {
    const ActivityEvent* event = events_.find(number);
    return event != nullptr && event->time > now - kActivityRetention ? event : nullptr;
  }
  [[nodiscard]] std::uint64_t last_number() const { return num_written_; }
  bool operator==(const ActivityLog&) const = default;

 private:
  PersistentMap<std::uint64_t, ActivityEvent> events_;
  std::uint64_t num_written_ = 0;
};

}  // namespace cmk::service
