#include "reference/core/agenda.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <vector>

namespace cmk {
namespace {

constexpr TaskKind kOpen{1, "open"};
constexpr TaskKind kClose{2, "close"};
const TaskName kDoor = {kClose, "house", "door"};

TEST(Agenda, TaskIsDueAtItsInstantAndNotBefore) {
  Agenda agenda;
  agenda.book(100, kDoor);
  EXPECT_FALSE(agenda.has_due(99));
  EXPECT_FALSE(agenda.take_due(99));
  EXPECT_TRUE(agenda.has_due(100));
  EXPECT_EQ(agenda.take_due(100), (Task{100, kDoor}));
  EXPECT_FALSE(agenda.has_due(kInstantMax));
  EXPECT_EQ(agenda, Agenda());
}

TEST(Agenda, EarliestComesFirstWhateverTheOrderOfBooking) {
  Agenda agenda;
  for (const Instant due : {30, 10, 20}) agenda.book(due, {kOpen, "house", std::to_string(due)});
  for (const Instant due : {10, 20, 30}) EXPECT_EQ(agenda.take_due(1000)->due, due);
}

TEST(Agenda, TasksOfOneInstantComeByKindSubjectAndDetail) {
  const TaskName names[] = {
      {kOpen, "b", ""}, {kClose, "a", "k"}, {kClose, "b", "j"}, {kClose, "b", "k"}};
  Agenda agenda;
  for (std::size_t i = std::size(names); i > 0; --i) agenda.book(5, names[i - 1]);
  std::vector<TaskName> listed;
  agenda.for_each([&](const Task& task) { listed.push_back(task.name); });
  EXPECT_EQ(listed, std::vector<TaskName>(std::begin(names), std::end(names)));
  for (const TaskName& name : names) EXPECT_EQ(agenda.take_due(5)->name, name);
}

TEST(Agenda, CancelTakesOutOneNameOnly) {
  Agenda agenda;
  agenda.book(100, kDoor);
  agenda.book(100, {kClose, "house", "window"});
  agenda.cancel({kOpen, "house", "door"});  // another kind: another name
  EXPECT_EQ(agenda.size(), 2U);
  agenda.cancel(kDoor);
  EXPECT_FALSE(agenda.due_of(kDoor));
  EXPECT_EQ(agenda.take_due(1000)->name.detail, "window");
}

TEST(Agenda, BookingAgainMovesTheTask) {
  Agenda agenda;
  agenda.book(100, kDoor);
  const Agenda once = agenda;
  agenda.book(100, kDoor);
  EXPECT_EQ(agenda, once);
  agenda.book(50, kDoor);
  EXPECT_EQ(agenda.due_of(kDoor), 50);
  EXPECT_EQ(agenda.size(), 1U);
  EXPECT_EQ(once.due_of(kDoor), 100);
}

TEST(Agenda, TaskRunsByTheTableThatHasItsKind) {
  using Log = std::vector<std::string>;
  constexpr std::array kHouse = {
      TaskRow<Log>{kOpen, [](Log& log, const Task&) { log.emplace_back("opened"); }}};
  constexpr std::array kGarden = {
      TaskRow<Log>{kClose, [](Log& log, const Task& task) { log.push_back(task.name.subject); }}};
  Log log;
  EXPECT_TRUE(run_task(log, {1, {kOpen, "a", ""}}, kHouse, kGarden));
  EXPECT_TRUE(run_task(log, {1, {kClose, "b", ""}}, kHouse, kGarden));
  EXPECT_FALSE(run_task(log, {1, {kClose, "c", ""}}, kHouse));
  EXPECT_EQ(log, (Log{"opened", "b"}));
}

RC_GTEST_PROP(Agenda, DoesWhatAMapFromNameToInstantDoes, ()) {
  Agenda agenda;
  std::map<TaskName, Instant> model;
  const auto num_commands = *rc::gen::inRange(0, 100);
  for (int i = 0; i < num_commands; ++i) {
    const TaskName name = {*rc::gen::element(kOpen, kClose),
                           *rc::gen::element<std::string>("a", "b"),
                           *rc::gen::element<std::string>("", "x", "y")};
    const Instant now = *rc::gen::inRange(0, 20);
    const auto kind = *rc::gen::inRange(0, 4);
    if (kind == 0) {
      agenda.cancel(name);
      model.erase(name);
    } else if (kind == 1) {
      const auto task = agenda.take_due(now);
      RC_ASSERT((!task || (model.at(task->name) == task->due && task->due <= now)));
      for (const auto& [other, due] : model) {
        RC_ASSERT((task ? !(Task{due, other} < *task) : due > now));
      }
      if (task) model.erase(task->name);
    } else {
      agenda.book(now, name);
      model[name] = now;
    }
    RC_ASSERT(agenda.size() == model.size());
    RC_ASSERT(agenda.due_of(name).has_value() == model.contains(name));
  }
}

TEST(Agenda, TellsWhenSomethingIsDueNext) {
  Agenda agenda;
  EXPECT_FALSE(agenda.next_due());
  agenda.book(30, {kOpen, "house", ""});
  agenda.book(10, kDoor);
  EXPECT_EQ(agenda.next_due(), 10);
  agenda.cancel(kDoor);
  EXPECT_EQ(agenda.next_due(), 30);
}

}  // namespace
}  // namespace cmk
