#include "reference/service/activity_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace cmk::service {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant kThen = 1'000'000'000;

ActivityEvent event(Instant time, const std::string& resource = "r") {
  ActivityEvent event;
  event.time = time;
  event.resourceId = resource;
  return event;
}

std::vector<std::uint64_t> numbers(const ActivityLog& log, std::uint64_t after, Instant now) {
  std::vector<std::uint64_t> found;
  log.for_each_after(after, now, [&](std::uint64_t number, const ActivityEvent& /*event*/) {
    found.push_back(number);
  });
  return found;
}

TEST(ActivityLogTest, NumbersEventsFromOne) {
  ActivityLog log;
  EXPECT_EQ(log.last_number(), 0);
  EXPECT_THAT(numbers(log, 0, kThen), IsEmpty());
  for (const char* resource : {"a", "b", "c"}) log.write(event(kThen, resource));
  EXPECT_EQ(log.last_number(), 3);
  EXPECT_THAT(numbers(log, 0, kThen), ElementsAre(1, 2, 3));
  EXPECT_THAT(numbers(log, 2, kThen), ElementsAre(3));
  EXPECT_THAT(numbers(log, 3, kThen), IsEmpty());
  EXPECT_EQ(log.find(2, kThen)->resourceId, "b");
  EXPECT_EQ(log.find(0, kThen), nullptr);
  EXPECT_EQ(log.find(4, kThen), nullptr);
}

TEST(ActivityLogTest, TellsOf90Days) {
  ActivityLog log;
  log.write(event(kThen));
  const Instant last = kThen + kActivityRetention - 1;
  EXPECT_THAT(numbers(log, 0, last), ElementsAre(1));
  EXPECT_NE(log.find(1, last), nullptr);
  EXPECT_THAT(numbers(log, 0, last + 1), IsEmpty());
  EXPECT_EQ(log.find(1, last + 1), nullptr);
}

TEST(ActivityLogTest, DropsWhatIsTooOldWhenMoreComes) {
  ActivityLog log;
  log.write(event(kThen));
  log.write(event(kThen + 1));
  log.write(event(kThen + kActivityRetention));
  // Even to one who looks from back then: it is gone, not hidden.
  EXPECT_THAT(numbers(log, 0, kThen + 1), ElementsAre(2, 3));
  EXPECT_EQ(log.last_number(), 3);
}

}  // namespace
}  // namespace cmk::service
