#include "reference/core/agenda.h"

#include <gtest/gtest.h>

namespace cmk {
namespace {

const Task kPurge = {100, TaskKind::purgeKey, "v", "k"};

TEST(Agenda, TaskIsDueAtItsInstantAndNotBefore) {
  Agenda agenda;
  agenda.book(kPurge);
  EXPECT_FALSE(agenda.take_due(99));
  EXPECT_EQ(agenda.take_due(100), kPurge);
  EXPECT_FALSE(agenda.take_due(100));
  EXPECT_EQ(agenda.size(), 0U);
}

TEST(Agenda, EarliestComesFirstWhateverTheOrderOfBooking) {
  Agenda agenda;
  for (const Instant due : {30, 10, 20}) agenda.book({due, TaskKind::rotateKey, "v", "k"});
  for (const Instant due : {10, 20, 30}) EXPECT_EQ(agenda.take_due(1000)->due, due);
}

TEST(Agenda, TasksOfOneInstantComeByKindVaultAndKey) {
  const Task tasks[] = {{5, TaskKind::purgeVault, "b", ""},
                        {5, TaskKind::purgeKey, "a", "k"},
                        {5, TaskKind::purgeKey, "b", "j"},
                        {5, TaskKind::purgeKey, "b", "k"},
                        {5, TaskKind::rotateKey, "a", "a"}};
  Agenda agenda;
  for (std::size_t i = std::size(tasks); i > 0; --i) agenda.book(tasks[i - 1]);
  for (const Task& task : tasks) EXPECT_EQ(agenda.take_due(5), task);
}

TEST(Agenda, CancelTakesOutOneTaskOnly) {
  Agenda agenda;
  agenda.book(kPurge);
  agenda.book({100, TaskKind::purgeKey, "v", "other"});
  agenda.cancel({101, TaskKind::purgeKey, "v", "k"});  // another instant: another task
  EXPECT_EQ(agenda.size(), 2U);
  agenda.cancel(kPurge);
  EXPECT_EQ(agenda.take_due(1000)->key, "other");
}

TEST(Agenda, BookingTwiceIsBookingOnce) {
  Agenda agenda;
  agenda.book(kPurge);
  const Agenda once = agenda;
  agenda.book(kPurge);
  EXPECT_EQ(agenda, once);
}

}  // namespace
}  // namespace cmk
