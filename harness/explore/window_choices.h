// What an implementation may have done within windows that the model of it has not done.
#pragma once

#include <vector>

#include "reference/system.h"

namespace cmk::explore {

struct WindowChoices {
  std::vector<System> systems;
  bool are_all = true;  // false: there are more than can be tried
};

// The system with some of these tasks done at `now`: each selection of them that is not empty. Of
// more than five tasks each by itself and all of them.
[[nodiscard]] WindowChoices choices_of(const System& system, const std::vector<Task>& tasks,
                                       Instant now);

// What was booked within windows for a time after `now` and is no more, in what the system has
// become by `now`. The reason for it is gone, but it may have been done before.
[[nodiscard]] std::vector<Task> withdrawn(const System& before, const System& after, Instant now);

}  // namespace cmk::explore
