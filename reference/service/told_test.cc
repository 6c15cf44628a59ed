#include "reference/service/told.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cmk::service {
namespace {

Rulebook with(std::string_view name) {
  const auto rules = told_rules();
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return Rulebook(Override{*found, 0});
}

TEST(Told, IsTheRefusalItself) {
  const Rulebook rules;
  for (const CauseInfo& cause : causes()) {
    for (const bool again : {false, true}) {
      EXPECT_EQ(told(rules, inaccessible(cause.cause), again), inaccessible(cause.cause));
      EXPECT_EQ(told(rules, refusal_of(cause.cause), again), refusal_of(cause.cause));
    }
  }
}

TEST(Told, FaultsChangeWhatIsTold) {
  const Refusal deleted = inaccessible(Cause::keyNotFound);
  EXPECT_EQ(told(with("substatus-left-out"), deleted).substatus, std::nullopt);
  EXPECT_EQ(told(with("status-left-out"), deleted).reason, Reason::unspecified);
  EXPECT_EQ(told(with("status-503"), deleted).reason, Reason::serviceUnavailable);
  EXPECT_EQ(told(with("status-503"), refusal_of(Cause::keyNotFound)).reason, Reason::notFound);
  EXPECT_EQ(told(with("later-ones-differ"), deleted).substatus, 4003);
  EXPECT_NE(told(with("later-ones-differ"), deleted, true).substatus, 4003);
  EXPECT_EQ(told(with("4003-is-4008"), deleted).substatus, 4008);
  EXPECT_EQ(told(with("4018-is-4008"), deleted).substatus, 4003);
  EXPECT_EQ(told(with("one-code-for-all"), deleted).substatus,
            told(with("one-code-for-all"), inaccessible(Cause::keyExpired)).substatus);
}

TEST(Told, RefusalsForOtherReasonsStayAsTheyAre) {
  const Refusal other{Reason::notFound, "no such record"};
  for (const Rule* rule : told_rules()) {
    EXPECT_EQ(told(Rulebook(Override{rule, 0}), other, true), other) << rule->name;
  }
}

}  // namespace
}  // namespace cmk::service
