// What an entry of the activity log is about, as scopes of alert rules and of reading see it.
#pragma once

#include <string_view>

#include "reference/monitoring/room.h"

namespace cmk::monitoring {

// Whether the entry is about something at or below the scope, an ARM id: its resource, or the
// vault of the key that it tells of, which may be deleted (governance, budgeting and alerts: key
// access, rotations, the vault's availability).
[[nodiscard]] bool concerns(const Room& room, const service::ActivityEvent& event,
                            std::string_view scope);

}  // namespace cmk::monitoring
