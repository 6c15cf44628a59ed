// Losing a customer's key, getting it back, and moving on to its newer versions. One mechanism for
// the three services; what differs is in demands.h and delays.h.
//
// Nothing here asks the vault again and again. What can change the answer is known: an operation on
// the vault, the key, the identity or its grants (watch.h), or an instant that the key itself names
// (its activation and expiry). After each of them `examine` looks once, and books what follows.
#pragma once

#include <string_view>

#include "reference/service/room.h"

namespace cmk::service {

// Looks whether the key can be used and whether a newer version of it can, and books or cancels the
// transitions that follow. While an outage hides the answer nothing changes (REV-05).
void examine(Room& room, Resource& resource);

// The same for whatever depends on a vault (lower-case name), or on a principal (its key in the
// directory).
void examine_watchers_of_vault(Room& room, std::string_view vault);
void examine_watchers_of_principal(Room& room, std::string_view key);
// The same for everything; for the end of an outage.
void examine_all(Room& room);

// Notes what a new or changed setting depends on, and examines it. Called whenever a resource is
// told which key or identity to use.
void start_watching(Room& room, Resource& resource);
// Forgets all that is booked and noted for a resource that goes.
void stop_watching(Room& room, Resource& resource);

}  // namespace cmk::service
