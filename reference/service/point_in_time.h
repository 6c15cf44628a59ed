// Restoring a cluster to a point in time: finding what it is restored from, and reaching it.
#pragma once

#include <string_view>

#include "reference/service/room.h"

namespace cmk::service {

struct RestoreSource {
  Resource resource;
  Instant last = 0;  // the last instant that it has a backup of
  bool deleted = false;
};

// The cluster of this ARM id: the living one, or that deleted last whose backups are still kept;
// notFound otherwise.
[[nodiscard]] Result<RestoreSource> find_restore_source(const Room& room, Service service,
                                                        std::string_view id);

// What it held at an instant; invalidRestoreTime outside its retention or its life.
[[nodiscard]] Result<const Snapshot*> find_backup(const Room& room, const RestoreSource& source,
                                                  Instant when);

// The keys that its backups lie under. Its customer's key must be within reach, also when the
// source is gone: keyInaccessible otherwise.
[[nodiscard]] Result<KeyRing> open_source(Room& room, const RestoreSource& source);

}  // namespace cmk::service
