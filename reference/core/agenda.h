// What the passage of time will bring: tasks, each due at an instant. The System runs what is due
// before it looks at an operation, so that the cost of a jump in time depends on what falls due and
// not on how much exists.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "reference/core/instant.h"
#include "reference/core/persistent_map.h"

namespace cmk {

// What a task does. Each room declares its kinds as constants beside its table of tasks and takes
// ranks of a hundred of its own (key vault: 100 to 199). Kinds are told apart, and tasks of one
// instant ordered, by rank.
struct TaskKind {
  int rank = 0;
  std::string_view name;  // for people, of static storage
  friend bool operator==(const TaskKind& a, const TaskKind& b) { return a.rank == b.rank; }
  friend auto operator<=>(const TaskKind& a, const TaskKind& b) { return a.rank <=> b.rank; }
};

// What is booked: the thing that it concerns, by names that are the room's own choice.
struct TaskName {
  TaskKind kind;
  std::string subject;  // "vault1"
  std::string detail;   // "key1"; may be empty
  auto operator<=>(const TaskName&) const = default;
};

// A task names what it concerns; the room that booked it decides, when it is due, what to do.
struct Task {
  Instant due = 0;
  TaskName name;
  auto operator<=>(const Task&) const = default;
};

// By kind, subject, detail; a task's row begins with its instant.
template <>
struct Digits<TaskName> {
  static std::size_t at(const TaskName& name, std::size_t place) {
    if (place < Rank::kLength) return Rank::at(name.kind.rank, place);
    place -= Rank::kLength;
    const std::size_t len_subject = Text::length(name.subject);
    return place < len_subject ? Text::at(name.subject, place)
                               : Text::at(name.detail, place - len_subject);
  }
  static std::size_t first_difference(const TaskName& a, const TaskName& b) {
    const std::size_t rank = Rank::first_difference(a.kind.rank, b.kind.rank);
    if (rank != kNoPlace) return rank;
    const std::size_t subject = Text::first_difference(a.subject, b.subject);
    if (subject != kNoPlace) return Rank::kLength + subject;
    const std::size_t detail = Text::first_difference(a.detail, b.detail);
    return detail == kNoPlace ? kNoPlace : Rank::kLength + Text::length(a.subject) + detail;
  }

 private:
  using Rank = Digits<int>;
  using Text = Digits<std::string>;
};

template <>
struct Digits<Task> {
  static std::size_t at(const Task& task, std::size_t place) {
    return place < Due::kLength ? Due::at(task.due, place)
                                : Digits<TaskName>::at(task.name, place - Due::kLength);
  }
  static std::size_t first_difference(const Task& a, const Task& b) {
    const std::size_t due = Due::first_difference(a.due, b.due);
    if (due != kNoPlace) return due;
    const std::size_t name = Digits<TaskName>::first_difference(a.name, b.name);
    return name == kNoPlace ? kNoPlace : Due::kLength + name;
  }

 private:
  using Due = Digits<Instant>;
};

// Every name is booked once at most. Booking, cancelling and taking cost O(log n), a copy two
// pointers.
class Agenda {
 public:
  // Books the name at `due`, in place of what was booked under it before.
  void book(Instant due, TaskName name) {
    cancel(name);
    due_.put(name, due);
    tasks_.put({due, std::move(name)}, {});
  }
  // Nothing when the name is not booked.
  void cancel(const TaskName& name) {
    const Instant* due = due_.find(name);
    if (due == nullptr) return;
    tasks_.erase({*due, name});
    due_.erase(name);
  }
  // When the name falls due, where it is booked.
  [[nodiscard]] std::optional<Instant> due_of(const TaskName& name) const {
    const Instant* due = due_.find(name);
    return due == nullptr ? std::nullopt : std::optional(*due);
  }

  // When the earliest task is due, if there is any.
  [[nodiscard]] std::optional<Instant> next_due() const {
    if (tasks_.empty()) return std::nullopt;
    return tasks_.first().first.due;
  }
  [[nodiscard]] bool has_due(Instant now) const {
    return !tasks_.empty() && tasks_.first().first.due <= now;
  }
  // Takes out the earliest task due at or before `now`; tasks of one instant come in the order of
  // kind, subject, detail.
  [[nodiscard]] std::optional<Task> take_due(Instant now) {
    if (!has_due(now)) return std::nullopt;
    Task task = tasks_.first().first;
    tasks_.erase(task);
    due_.erase(task.name);
    return task;
  }

  [[nodiscard]] std::size_t size() const { return tasks_.size(); }
  // Every task, as visit(task), in the order in which they will be taken; stops when it returns
  // false (a void visit never stops).
  template <class Visit>
  void for_each(Visit&& visit) const {
    tasks_.for_each([&](const Task& task, std::tuple<>) { return visit(task); });
  }
  bool operator==(const Agenda&) const = default;

 private:
  PersistentMap<Task, std::tuple<>> tasks_;
  PersistentMap<TaskName, Instant> due_;
};

// A room's row for each kind of task that it books: what to do when it is due. The task is no
// longer booked by then, and the room's `now` is the instant at which it was due.
template <class Room>
struct TaskRow {
  TaskKind kind;
  void (*run)(Room&, const Task&);
};

// Runs the task by the row of its kind in one of the rooms' tables; false when none has it.
template <class Room, class... Tables>
[[nodiscard]] bool run_task(Room& room, const Task& task, const Tables&... tables) {
  const auto run_by = [&](const auto& table) {
    for (const auto& row : table) {
      if (row.kind != task.name.kind) continue;
      row.run(room, task);
      return true;
    }
    return false;
  };
  return (run_by(tables) || ...);
}

}  // namespace cmk
