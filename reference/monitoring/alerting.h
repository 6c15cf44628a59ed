// Raising alerts: who is told of what the activity log says (MON-03).
#pragma once

#include "reference/monitoring/room.h"

namespace cmk::monitoring {

// Asks every alert rule about the events that were written since this was last called, and notifies
// the receivers of those that fire.
void raise_alerts(Room& room);

}  // namespace cmk::monitoring
