// A log: what happened, in the order of time, for as long as logs are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "reference/core/instant.h"
#include "reference/core/persistent_map.h"

namespace cmk {

// Azure Monitor, activity log; the vault's own log and notifications are kept as long.
inline constexpr Seconds kLogRetention = 90 * kDay;

// Entry has a member `time`. Entries older than the retention go as new ones come, and are told to
// nobody before, so that a log takes the room of 90 days whatever happened before them.
template <class Entry>
class Log {
 public:
  void write(Entry entry) {
    const Instant oldest = entry.time - kLogRetention;
    while (!entries_.empty() && entries_.first().second.time <= oldest) {
      entries_.erase(entries_.first().first);
    }
    entries_.put(++num_written_, std::move(entry));
  }
  // Calls visit(number, entry) for those after `number`; numbers are from 1 and rise with time.
  template <class Visit>
  void for_each_after(std::uint64_t number, Instant now, Visit&& visit) const {
    entries_.for_each_after(number, [&](std::uint64_t at, const Entry& entry) {
      if (entry.time > now - kLogRetention) visit(at, entry);
      return true;
    });
  }
  // The entry of this number; null when there is none, or it is older than the retention at `now`.
  [[nodiscard]] const Entry* find(std::uint64_t number, Instant now) const {
    const Entry* entry = entries_.find(number);
    return entry != nullptr && entry->time > now - kLogRetention ? entry : nullptr;
  }
  // The number of the last entry that was written; 0 before the first.
  [[nodiscard]] std::uint64_t last_number() const { return num_written_; }
  // How many are kept, those that are told to nobody any more included.
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  bool operator==(const Log&) const = default;

 private:
  PersistentMap<std::uint64_t, Entry> entries_;
  std::uint64_t num_written_ = 0;
};

}  // namespace cmk
