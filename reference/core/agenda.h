// What the passage of time will bring: tasks, each due at an instant. The System runs what is due
// before it looks at an operation, so that the cost of a jump in time depends on what falls due and
// not on how much exists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "reference/core/instant.h"
#include "reference/core/persistent_map.h"

namespace cmk {

enum class TaskKind {
  purgeVault,  // subject: vault name
  purgeKey,    // subject: vault name, key name
  rotateKey,   // subject: vault name, key name
};

// A task names what it concerns; the room that booked it decides, when it is due, what to do.
struct Task {
  Instant due = 0;
  TaskKind kind = TaskKind::purgeVault;
  std::string vault;
  std::string key;
  auto operator<=>(const Task&) const = default;
};

}  // namespace cmk

template <>
struct std::hash<cmk::Task> {
  std::size_t operator()(const cmk::Task& task) const noexcept {
    const std::hash<std::string> text;
    return text(task.vault) ^ (text(task.key) * 3) ^ (static_cast<std::size_t>(task.due) * 5) ^
           (static_cast<std::size_t>(task.kind) * 7);
  }
};

namespace cmk {

class Agenda {
 public:
  void book(Task task) { tasks_.put(std::move(task), {}); }
  void cancel(const Task& task) { tasks_.erase(task); }

  // Takes out the earliest task due at or before `now`; tasks of one instant come in the order of
  // kind, vault, key.
  std::optional<Task> take_due(Instant now) {
    if (tasks_.empty()) return std::nullopt;
    Task task = tasks_.first().first;
    if (task.due > now) return std::nullopt;
    tasks_.erase(task);
    return task;
  }
  [[nodiscard]] std::size_t size() const { return tasks_.size(); }
  bool operator==(const Agenda&) const = default;

 private:
  PersistentMap<Task, std::tuple<>> tasks_;
};

}  // namespace cmk
