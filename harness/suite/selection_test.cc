#include "harness/suite/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using testing::ElementsAre;

TEST(Glob, StarsAndQuestionMarks) {
  for (const auto& [pattern, text] :
       std::vector<std::pair<const char*, const char*>>{{"KEY-05", "KEY-05"},
                                                        {"KEY-*", "KEY-05"},
                                                        {"*", ""},
                                                        {"*/wrap-*", "key-vault/wrap-at"},
                                                        {"K?Y-0?", "KEY-05"},
                                                        {"*a*b", "xaxbxb"},
                                                        {"a**", "a"}}) {
    EXPECT_TRUE(glob_matches(pattern, text)) << pattern;
  }
  for (const auto& [pattern, text] : std::vector<std::pair<const char*, const char*>>{
           {"KEY-05", "KEY-051"}, {"KEY", "KEY-05"}, {"?", ""}, {"*a", "ab"}, {"[K]EY", "KEY"}}) {
    EXPECT_FALSE(glob_matches(pattern, text)) << pattern;
  }
}

std::vector<Scenario> five() {
  std::vector<Scenario> scenarios;
  for (const char* name : {"p/a", "p/b", "p/c", "q/a", "q/b"}) {
    Scenario scenario;
    scenario.name = name;
    scenario.requirement = name[0] == 'p' ? "P-1" : "Q-1";
    Step judging;
    judging.judges = "j";
    judging.requirement = scenario.name == "p/b" ? "P-2" : scenario.requirement;
    scenario.cases = {{"", {judging, Step{}}}, {"x", {judging}}};
    scenarios.push_back(scenario);
  }
  return scenarios;
}

std::vector<std::string> names(const Selection& selection) {
  static const std::vector<Scenario> scenarios = five();
  const Rows rows = {{"P-1", {"p", {}}}, {"P-2", {"p", {}}}, {"Q-1", {"q", {}}}};
  std::vector<std::string> out;
  for (const Scenario* one : select(scenarios, rows, selection)) out.push_back(one->name);
  return out;
}

TEST(Selection, ByProfileClaimFilterAndShard) {
  EXPECT_EQ(names({}).size(), 5U);
  EXPECT_THAT(names({{"q"}, std::nullopt, "", 1, 1}), ElementsAre("q/a", "q/b"));
  EXPECT_THAT(names({{}, std::vector<std::string>{"q"}, "", 1, 1}), ElementsAre("q/a", "q/b"));
  EXPECT_THAT(names({{}, std::vector<std::string>{}, "", 1, 1}), ElementsAre());
  EXPECT_THAT(names({{"q"}, std::vector<std::string>{"p"}, "", 1, 1}), ElementsAre());
  EXPECT_THAT(names({{}, std::nullopt, "*/a", 1, 1}), ElementsAre("p/a", "q/a"));
  EXPECT_THAT(names({{}, std::nullopt, "P-2", 1, 1}), ElementsAre("p/b"));
  EXPECT_THAT(names({{}, std::nullopt, "", 1, 2}), ElementsAre("p/a", "p/c", "q/b"));
  EXPECT_THAT(names({{}, std::nullopt, "", 2, 2}), ElementsAre("p/b", "q/a"));
}

TEST(Selection, CountsChecksBeforeTheRun) {
  const auto scenarios = five();
  EXPECT_EQ(expected_checks(select(scenarios, {}, {})), 10);
  EXPECT_EQ(expected_checks({}), 0);
}

}  // namespace
}  // namespace cmk::harness
