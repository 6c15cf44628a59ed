// The past of a resource's data: what every backup is taken from. A point is written when data or
// keys change, so that a quiet resource costs nothing, and the state at any instant is that of the
// last point not after it.
#pragma once

#include <cstddef>
#include <optional>

#include "reference/core/instant.h"
#include "reference/core/persistent_map.h"
#include "reference/service/data_store.h"

namespace cmk::service {

struct Snapshot {
  DataStore data;
  std::size_t key_epoch = 0;  // which wrapping of the data key was in force (KeyRing::epochs)
  bool accessible = true;     // no backup is taken while the key is lost
  bool operator==(const Snapshot&) const = default;
};

class History {
 public:
  // The state from `now` on. Points that no instant of the last `retention` seconds needs are
  // dropped.
  void note(Instant now, Snapshot snapshot, Seconds retention);
  // The state at an instant; null before the first point.
  [[nodiscard]] const Snapshot* at(Instant when) const;
  // The instant of the first point that is kept; nothing when there is none.
  [[nodiscard]] std::optional<Instant> first() const;
  // Since when the data could not be reached any more; nothing when the last point could.
  [[nodiscard]] std::optional<Instant> lost_since() const;
  // Forgets the points from `when` on, the first point excepted: what was written then is not in
  // any backup.
  void drop_from(Instant when);
  [[nodiscard]] std::size_t size() const { return points_.size(); }
  bool operator==(const History&) const = default;

 private:
  PersistentMap<Instant, Snapshot> points_;
};

}  // namespace cmk::service
