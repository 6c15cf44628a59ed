// What falls due for the services' resources.
#pragma once

#include <array>

#include "reference/core/agenda.h"
#include "reference/service/room.h"

namespace cmk::service {

// The subject is the resource's key in Estate::resources. In the order in which tasks of one
// instant are done: a loss shows before anything else does.
inline constexpr TaskKind kExamine{200, "examine the key"};  // its window begins or ends
inline constexpr TaskKind kLose{201, "lose the key"};
inline constexpr TaskKind kRegain{202, "get the key back"};
inline constexpr TaskKind kPickUp{203, "pick up a version"};
inline constexpr TaskKind kForget{204, "forget a deleted resource"};  // its subject: instanceId

// Whether the documents promise it within a window that is open as soon as it is booked, so that it
// might be done at any instant before it is due as well.
[[nodiscard]] inline bool is_within_window(TaskKind kind) {
  return kind == kLose || kind == kRegain || kind == kPickUp;
}

void run_examine(Room& room, const Task& task);
void run_lose(Room& room, const Task& task);
void run_regain(Room& room, const Task& task);
void run_pick_up(Room& room, const Task& task);
void run_forget(Room& room, const Task& task);

inline constexpr std::array kTasks = {
    TaskRow<Room>{kExamine, run_examine}, TaskRow<Room>{kLose, run_lose},
    TaskRow<Room>{kRegain, run_regain}, TaskRow<Room>{kPickUp, run_pick_up},
    TaskRow<Room>{kForget, run_forget}};

}  // namespace cmk::service
