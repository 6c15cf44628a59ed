#include "reference/core/rulebook.h"

#include <gtest/gtest.h>

#include <source_location>

namespace cmk {
namespace {

constexpr Rule kDemand{"T-01", "demand", RuleKind::demand, "Something holds."};
constexpr Rule kOther{"T-01", "other", RuleKind::demand, "Something else holds."};
constexpr Rule kLimit{"T-02", "limit", RuleKind::limit, "At most seven.", 7};
constexpr Rule kFault{"T-03", "fault", RuleKind::fault, "Something goes wrong."};

TEST(Rulebook, ReferenceKeepsEveryRule) {
  const Rulebook rules;
  EXPECT_TRUE(rules.holds(kDemand, true));
  EXPECT_FALSE(rules.holds(kDemand, false));
  EXPECT_EQ(rules.limit(kLimit), 7);
  EXPECT_FALSE(rules.fault(kFault));
}

TEST(Rulebook, SwitchedOffDemandAlwaysHoldsTheOthersStay) {
  const Rulebook rules(Override{&kDemand, 0});
  EXPECT_TRUE(rules.holds(kDemand, false));
  EXPECT_FALSE(rules.holds(kOther, false));
  EXPECT_FALSE(rules.fault(kFault));
  EXPECT_EQ(rules.limit(kLimit), 7);
}

TEST(Rulebook, LimitMovesByOneBothWays) {
  EXPECT_EQ(Rulebook(Override{&kLimit, 1}).limit(kLimit), 8);
  EXPECT_EQ(Rulebook(Override{&kLimit, -1}).limit(kLimit), 6);
}

TEST(Rulebook, FaultIsOnInItsDeviantOnly) {
  EXPECT_TRUE(Rulebook(Override{&kFault, 0}).fault(kFault));
  EXPECT_FALSE(Rulebook(Override{&kDemand, 0}).fault(kFault));
}

TEST(Rulebook, RecordsRuleAndPlaceOnce) {
  Evaluations log;
  Rulebook rules;
  rules.record(&log);
  std::uint_least32_t line = 0;
  for (int i = 0; i < 2; ++i) {
    line = std::source_location::current().line() + 1;
    (void)rules.holds(kDemand, i == 0);
  }
  const std::string place = "reference/core/rulebook_test.cc:" + std::to_string(line);
  EXPECT_EQ(log.places, (decltype(log.places){{&kDemand, place}}));
}

TEST(Rulebook, RecordsEveryKindAndStopsWhenTold) {
  Evaluations log;
  Rulebook rules;
  rules.record(&log);
  (void)rules.limit(kLimit);
  (void)rules.fault(kFault);
  EXPECT_EQ(log.places.size(), 2U);
  rules.record(nullptr);
  (void)rules.holds(kDemand, true);
  EXPECT_EQ(log.places.size(), 2U);
}

TEST(Rulebook, TellsWhichOverridesWouldBeFelt) {
  Evaluations log;
  Rulebook rules;
  rules.record(&log);
  (void)rules.holds(kDemand, true);
  EXPECT_TRUE(log.decisive.empty());
  (void)rules.holds(kDemand, false);
  (void)rules.limit(kLimit);
  (void)rules.fault(kFault);
  EXPECT_EQ(log.decisive, (std::set<const Rule*>{&kDemand, &kLimit, &kFault}));
}

TEST(Rulebook, EqualityLooksAtTheDeviationAndNotAtTheLog) {
  Evaluations log;
  Rulebook recorded;
  recorded.record(&log);
  EXPECT_EQ(recorded, Rulebook());
  EXPECT_FALSE(Rulebook(Override{&kDemand, 0}) == Rulebook());
  EXPECT_FALSE(Rulebook(Override{&kLimit, 1}) == Rulebook(Override{&kLimit, -1}));
}

}  // namespace
}  // namespace cmk
