#include "reference/core/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cmk {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant kThen = 1'000'000'000;

struct Event {
  Instant time = 0;
  std::string what;
  bool operator==(const Event&) const = default;
};
using EventLog = Log<Event>;

std::vector<std::uint64_t> numbers(const EventLog& log, std::uint64_t after, Instant now) {
  std::vector<std::uint64_t> found;
  log.for_each_after(
      after, now, [&](std::uint64_t number, const Event& /*event*/) { found.push_back(number); });
  return found;
}

TEST(Log, NumbersEventsFromOne) {
  EventLog log;
  EXPECT_EQ(log.last_number(), 0);
  EXPECT_THAT(numbers(log, 0, kThen), IsEmpty());
  for (const char* what : {"a", "b", "c"}) log.write({kThen, what});
  EXPECT_EQ(log.last_number(), 3);
  EXPECT_THAT(numbers(log, 0, kThen), ElementsAre(1, 2, 3));
  EXPECT_THAT(numbers(log, 2, kThen), ElementsAre(3));
  EXPECT_THAT(numbers(log, 3, kThen), IsEmpty());
  EXPECT_EQ(log.find(2, kThen)->what, "b");
  EXPECT_EQ(log.find(0, kThen), nullptr);
  EXPECT_EQ(log.find(4, kThen), nullptr);
}

TEST(Log, TellsOf90Days) {
  EventLog log;
  log.write({kThen, {}});
  const Instant last = kThen + kLogRetention - 1;
  EXPECT_THAT(numbers(log, 0, last), ElementsAre(1));
  EXPECT_NE(log.find(1, last), nullptr);
  EXPECT_THAT(numbers(log, 0, last + 1), IsEmpty());
  EXPECT_EQ(log.find(1, last + 1), nullptr);
}

TEST(Log, DropsWhatIsTooOldWhenMoreComes) {
  EventLog log;
  log.write({kThen, {}});
  log.write({kThen + 1, {}});
  log.write({kThen + kLogRetention, {}});
  // Even to one who looks from back then: it is gone, not hidden.
  EXPECT_THAT(numbers(log, 0, kThen + 1), ElementsAre(2, 3));
  EXPECT_EQ(log.last_number(), 3);
  EXPECT_EQ(log.size(), 2);
}

}  // namespace
}  // namespace cmk
