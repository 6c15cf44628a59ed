#include "harness/suite/time_text.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

Instant instant(std::string_view text, const TargetOptions& options = {}) {
  const auto time = parse_time(text);
  EXPECT_TRUE(time) << text << ": " << time.error();
  return time ? instant_of(*time, options).value_or(-1) : -1;
}

TEST(TimeText, AddsSignedTerms) {
  EXPECT_EQ(instant("T0"), 1767225600);
  EXPECT_EQ(instant("T0+30d-1s"), 1767225600 + 30 * 86400 - 1);
  EXPECT_EQ(instant("T0-2h+3m"), 1767225600 - 7200 + 180);
}

TEST(TimeText, AddsOptionsOfTheTarget) {
  EXPECT_EQ(instant("T0+leeway", {{"leeway", 300}}), 1767225900);
  EXPECT_EQ(instant("T0-leeway-leeway+1d", {{"leeway", 300}}), 1767225600 - 600 + 86400);
  EXPECT_EQ(instant("T0+propagation", {{"leeway", 300}}), 1767225600);
}

struct BadTime {
  std::string_view text;
  std::string_view reason;
};
class BadTimes : public testing::TestWithParam<BadTime> {};
TEST_P(BadTimes, SaysWhatIsWrong) {
  const auto time = parse_time(GetParam().text);
  ASSERT_FALSE(time);
  EXPECT_EQ(time.error(), GetParam().reason);
}
INSTANTIATE_TEST_SUITE_P(
    All, BadTimes,
    testing::Values(
        BadTime{"", "a time starts with T0"}, BadTime{"T1", "a time starts with T0"},
        BadTime{"T0 +1s", "expected + or - before  +1s"},
        BadTime{"T0+", "a sign without a term behind it"},
        BadTime{"T0+-1s", "a sign without a term behind it"},
        BadTime{"T0+30", "the term 30 has no unit (s, m, h, d)"},
        BadTime{"T0+30w", "w in the term 30w is no unit (s, m, h, d)"},
        BadTime{"T0+1s5", "s5 in the term 1s5 is no unit (s, m, h, d)"},
        BadTime{"T0+leaway", "leaway is no option of a target (lag, leeway, propagation, renewal)"},
        BadTime{"T0+99999999999999999999s", "the term 99999999999999999999s is too large"},
        BadTime{"T0+253402300799d", "the term 253402300799d is too large"},
        BadTime{"T0+253402300799s", "beyond the year 9999"}));

TEST(TimeText, OptionsThatOverflowAreAnError) {
  const auto time = parse_time("T0+leeway+leeway");
  ASSERT_TRUE(time);
  for (const std::int64_t leeway : {INT64_MAX, INT64_MIN, kInstantMax}) {
    EXPECT_EQ(instant_of(*time, {{"leeway", leeway}}).error(),
              "the target's leeway puts T0+leeway+leeway beyond the year 9999");
  }
}

}  // namespace
}  // namespace cmk::harness
