#include "harness/explore/window_choices.h"

#include <algorithm>

namespace cmk::explore {

WindowChoices choices_of(const System& system, const std::vector<Task>& tasks, Instant now) {
  constexpr std::size_t kTasksMax = 5;
  WindowChoices choices;
  const auto add = [&](const auto& is_done) {
    std::vector<TaskName> done;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (is_done(i)) done.push_back(tasks[i].name);
    }
    choices.systems.push_back(system.hastened(done, now));
  };
  choices.are_all = tasks.size() <= kTasksMax;
  if (choices.are_all) {
    for (std::size_t selection = 1; selection < std::size_t{1} << tasks.size(); ++selection) {
      add([&](std::size_t i) { return (selection >> i & 1U) != 0; });
    }
  } else {
    for (std::size_t one = 0; one < tasks.size(); ++one) add([&](auto i) { return i == one; });
    add([](auto /*i*/) { return true; });
  }
  return choices;
}

std::vector<Task> withdrawn(const System& before, const System& after, Instant now) {
  std::vector<Task> gone = before.booked_in_windows();
  const std::vector<Task> kept = after.booked_in_windows();
  std::erase_if(gone, [&](const Task& task) {
    return task.due <= now || std::ranges::find(kept, task.name, &Task::name) != kept.end();
  });
  return gone;
}

}  // namespace cmk::explore
