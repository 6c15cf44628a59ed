// Replicas: resources that follow another one and keep its data under keys of their own (vCore,
// where customer-managed keys are supported).
#pragma once

#include "reference/service/room.h"

namespace cmk::service {

// Makes a new resource, not yet in the estate, a replica that holds all that its primary holds.
// Both must hold their keys in clear.
void follow(Room& room, Resource& replica, const Resource& primary);

// Brings the replicas of a resource up to date with it. One whose key is lost stays behind, until
// this is called again after it came back.
void replicate(Room& room, const Resource& primary);

// The same for one replica, when it comes back.
void catch_up(Room& room, Resource& replica);

// A resource stands by itself, whatever becomes of the keys of its replicas or its primary:
// keyInaccessible in a deviant only.
[[nodiscard]] Result<void> check_linked(const Room& room, const Resource& resource);

// Undoes the ties of a resource that goes: its replicas stand for themselves from then on.
void leave(Room& room, const Resource& gone);

}  // namespace cmk::service
