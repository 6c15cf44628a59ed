#include "harness/explore/window_choices.h"

#include <gtest/gtest.h>

#include "harness/explore/testing/explored.h"

namespace cmk::explore {
namespace {

StartingWorld latest_account() {
  ExploreData data = testing::data();
  data.world = "cosmos-account";
  return make_arena(data, [] { return testing::make_system({}, Timing::latest); })
      .value()
      .model.front();
}

// An account that acts at the end of each window, and whose key has a version that it has not
// picked up yet.
class WindowChoicesTest : public ::testing::Test {
 protected:
  WindowChoicesTest() {
    auto create = call<key_vault::KeyCreate>();
    create.kty = "RSA";
    EXPECT_TRUE(system_.apply({create, start_.now}));
  }
  template <class Op>
  Op call() const {
    Op op{};
    op.vault = start_.known.keys.front().vault;
    op.name = start_.known.keys.front().name;
    op.caller = start_.known.of(Meaning::caller).front();
    return op;
  }
  // The current version, which is the new one.
  Outcome disable(System& system, Instant now) const {
    auto update = call<key_vault::KeyUpdate>();
    update.attributes.emplace();
    update.attributes->enabled = false;
    return system.apply({update, now});
  }

  StartingWorld start_ = latest_account();
  System system_ = start_.system;
};

TEST_F(WindowChoicesTest, WhatIsDoneInTimeIsNotWithdrawn) {
  const std::vector<Task> booked = system_.booked_in_windows();
  ASSERT_EQ(booked.size(), 1U);
  EXPECT_EQ(booked.front().due, start_.now + kDay);
  System later = system_;
  ASSERT_TRUE(later.advance(booked.front().due));
  EXPECT_TRUE(later.booked_in_windows().empty());
  EXPECT_TRUE(withdrawn(system_, later, booked.front().due).empty());
  EXPECT_TRUE(withdrawn(system_, system_, start_.now).empty());
}

TEST_F(WindowChoicesTest, WhatIsWithdrawnMayHaveBeenDoneBefore) {
  System after = system_;
  ASSERT_TRUE(disable(after, start_.now + 1));
  const std::vector<Task> gone = withdrawn(system_, after, start_.now + 1);
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_EQ(gone.front(), system_.booked_in_windows().front());
  // Had it moved on before, it would lose the version now.
  const WindowChoices choices = choices_of(system_, gone, start_.now);
  ASSERT_EQ(choices.systems.size(), 1U);
  System moved = choices.systems.front();
  ASSERT_TRUE(disable(moved, start_.now + 1));
  EXPECT_EQ(after.booked_in_windows().size(), 0U);
  ASSERT_EQ(moved.booked_in_windows().size(), 1U);
  EXPECT_EQ(moved.booked_in_windows().front().due, start_.now + 1 + kHour);
}

TEST_F(WindowChoicesTest, EachSelectionIsTriedOfFewTasks) {
  std::vector<Task> tasks;
  const auto tried = [&] { return choices_of(system_, tasks, start_.now); };
  EXPECT_TRUE(tried().systems.empty());
  for (std::size_t count = 1; count <= 7; ++count) {
    // Of resources that there are none of: that they are booked makes systems differ.
    tasks.push_back({start_.now + kDay, {{1, "task"}, std::to_string(count), {}}});
    const WindowChoices choices = tried();
    EXPECT_EQ(choices.are_all, count <= 5);
    EXPECT_EQ(choices.systems.size(), count <= 5 ? (1U << count) - 1 : count + 1);
    for (std::size_t i = 0; i < choices.systems.size(); ++i) {
      EXPECT_FALSE(choices.systems[i] == system_);
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(choices.systems[i] == choices.systems[j]);
    }
  }
}

}  // namespace
}  // namespace cmk::explore
