#include "reference/service/history.h"

#include <gtest/gtest.h>

namespace cmk::service {
namespace {

constexpr Seconds kKept = 100;

Snapshot state(std::uint64_t number, bool accessible = true) {
  Snapshot snapshot;
  snapshot.data.num_changes = number;
  snapshot.accessible = accessible;
  return snapshot;
}

std::uint64_t number_at(const History& history, Instant when) {
  const Snapshot* found = history.at(when);
  return found == nullptr ? 0 : found->data.num_changes;
}

TEST(History, IsEmptyBeforeItsFirstPoint) {
  History history;
  EXPECT_EQ(history.at(0), nullptr);
  EXPECT_EQ(history.first(), std::nullopt);
  history.note(10, state(1), kKept);
  EXPECT_EQ(history.at(9), nullptr);
  EXPECT_EQ(history.first(), 10);
}

TEST(History, HoldsUntilTheNextPoint) {
  History history;
  history.note(10, state(1), kKept);
  history.note(20, state(2), kKept);
  EXPECT_EQ(number_at(history, 10), 1U);
  EXPECT_EQ(number_at(history, 19), 1U);
  EXPECT_EQ(number_at(history, 20), 2U);
  EXPECT_EQ(number_at(history, kInstantMax), 2U);
}

TEST(History, TakesTheLastStateOfASecond) {
  History history;
  history.note(10, state(1), kKept);
  history.note(10, state(2), kKept);
  EXPECT_EQ(history.size(), 1U);
  EXPECT_EQ(number_at(history, 10), 2U);
}

// The first point is needed as long as the second lies inside the retention, and not a second
// longer.
TEST(History, DropsWhatNoInstantOfTheRetentionNeeds) {
  History history;
  history.note(10, state(1), kKept);
  history.note(20, state(2), kKept);
  history.note(119, state(3), kKept);
  EXPECT_EQ(history.size(), 3U);
  EXPECT_EQ(number_at(history, 19), 1U);
  history.note(120, state(4), kKept);
  EXPECT_EQ(history.first(), 20);
  EXPECT_EQ(number_at(history, 20), 2U);
}

TEST(History, AQuietResourceKeepsItsLastPoint) {
  History history;
  history.note(10, state(1), kKept);
  history.note(10000, state(2), kKept);
  EXPECT_EQ(number_at(history, 9999), 1U);
  EXPECT_EQ(history.size(), 2U);
}

TEST(History, TellsSinceWhenItIsLost) {
  History history;
  EXPECT_EQ(history.lost_since(), std::nullopt);
  history.note(10, state(1, false), kKept);
  history.note(20, state(1), kKept);
  EXPECT_EQ(history.lost_since(), std::nullopt);
  history.note(30, state(1, false), kKept);
  history.note(40, state(1, false), kKept);
  EXPECT_EQ(history.lost_since(), 30);
}

TEST(History, DropsTheEndButNotTheFirstPoint) {
  History history;
  history.note(10, state(1), kKept);
  history.note(20, state(2), kKept);
  history.note(30, state(3), kKept);
  history.drop_from(31);
  EXPECT_EQ(history.size(), 3U);
  history.drop_from(30);
  EXPECT_EQ(number_at(history, 30), 2U);
  history.drop_from(0);
  EXPECT_EQ(number_at(history, 30), 1U);
}

}  // namespace
}  // namespace cmk::service
