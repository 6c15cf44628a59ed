// Whatever a child process started ends with it: in a session of its own, behind a double fork,
// deaf to signals. Orphans of our children become our children (PR_SET_CHILD_SUBREAPER), are found
// in /proc and killed. What this cannot reach: descendants of a child when this program itself is
// killed by SIGKILL; the child alone is killed then (PR_SET_PDEATHSIG), and its pipes close.
#pragma once

#include <sys/types.h>

#include <expected>
#include <functional>

namespace cmk::harness {

// Makes a child process by `start`, which gives its number or an errno, and remembers it. After
// end_all_children() nothing is started any more: ECANCELED.
[[nodiscard]] std::expected<pid_t, int> start_child(
    const std::function<std::expected<pid_t, int>()>& start);

// Forgets a child that is reaped, and kills and reaps what it left behind.
void forget_child(pid_t pid);

// For the end of this program by a signal: kills and reaps every child and what they started, and
// lets none be started. May be called from any thread, once.
void end_all_children();

}  // namespace cmk::harness
