#include "harness/deviants/deviant_runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/scripted_target.h"
#include "harness/suite/testing/scenario_folder.h"

namespace cmk::harness {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

constexpr Rule kDoor{"R-1", "door-is-locked", RuleKind::demand, "The door is locked."};
constexpr Rule kSeats{"R-2", "seats", RuleKind::limit, "There are 5 seats.", 5};
constexpr Rule kFire{"R-3", "burns", RuleKind::fault, "The house burns."};
constexpr std::array kRules = {&kDoor, &kSeats, &kFire};

// A house with a door, seats and no fire.
Answer house(const Rulebook& rules, const Call& call) {
  if (call.method == "enter") {
    return rules.holds(kDoor, false) ? accepted_answer({}) : refused_answer("locked");
  }
  if (rules.fault(kFire)) return refused_answer("unspecified");
  return accepted_answer({{"seats", rules.limit(kSeats)}});
}

class DeviantRunnerTest : public testing::Test {
 protected:
  DeviantRunnerTest() {
    put("door", "R-1",
        R"({"do": "enter", "judges": "j", "expect": {"refused": "locked", "exactly": true}})");
    put("seats", "R-2", R"({"do": "count", "judges": "j", "expect": {"accepted": {"seats": 5}}})");
    put("fire", "R-3", R"({"do": "count", "judges": "j"})");
    suite_.rows = &rows_;
    suite_.deviants = deviants_of(kRules);
    suite_.make_target = [](const Override& deviation, Evaluations* log) {
      Rulebook rules(deviation);
      rules.record(log);
      return std::make_unique<ScriptedTarget>(
          [rules](const Call& call) { return house(rules, call); });
    };
  }
  void put(const std::string& name, const std::string& id, const std::string& step) {
    folder_.put("scenarios/p/" + name + ".json",
                R"({"requirement": ")" + id + R"(", "summary": "s", "source": "d", "steps": [)" +
                    step + "]}");
    scenarios_ = folder_.load().value();
    suite_.scenarios = &scenarios_;
  }

  ScenarioFolder folder_;
  std::vector<Scenario> scenarios_;
  Rows rows_;
  DeviantSuite suite_;
};

TEST_F(DeviantRunnerTest, TargetDeviantsAreRunToo) {
  suite_.deviants.clear();
  const auto burns = [](const Call&) { return refused_answer("unspecified"); };
  suite_.target_deviants = {
      {"R-3-fire", "R-3", "w", [burns] { return std::make_unique<ScriptedTarget>(burns); }},
      {"R-2-fire", "R-2", "w", [] {
         return std::make_unique<ScriptedTarget>(
             [](const Call& call) { return house(Rulebook(), call); });
       }}};
  const auto report = run_deviants(suite_).value();
  ASSERT_EQ(report.deviants.size(), 2U);
  EXPECT_TRUE(report.deviants[0].killed);
  EXPECT_FALSE(report.deviants[1].killed);
}

TEST(Deviants, ComeFromTheRules) {
  const auto deviants = deviants_of(kRules);
  std::vector<std::string> lines;
  for (const Deviant& deviant : deviants) lines.push_back(deviant.name + ": " + deviant.what);
  EXPECT_THAT(lines, ElementsAre("R-1-door-is-locked: Does not keep: The door is locked.",
                                 "R-2-seats-plus-one: Takes 6 for 5 in: There are 5 seats.",
                                 "R-2-seats-minus-one: Takes 4 for 5 in: There are 5 seats.",
                                 "R-3-burns: Has the fault: The house burns."));
  EXPECT_EQ(find_deviant(deviants, "R-2-seats-minus-one")->deviation.delta, -1);
  EXPECT_EQ(find_deviant(deviants, "R-2-seats"), nullptr);
}

TEST_F(DeviantRunnerTest, KillsEachByItsOwnId) {
  const auto report = run_deviants(suite_);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->reference_passed);
  EXPECT_TRUE(report->all_killed());
  EXPECT_EQ(to_text(*report),
            "killed     R-1-door-is-locked by R-1\n"
            "killed     R-2-seats-plus-one by R-2\n"
            "killed     R-2-seats-minus-one by R-2\n"
            "killed     R-3-burns by R-3\n"
            "reference passed; 4 of 4 deviants killed\n");
  EXPECT_EQ(to_json(*report)["reference"], "passed");
  EXPECT_EQ(to_json(*report)["deviants"][0].dump(),
            R"({"name":"R-1-door-is-locked","requirement":"R-1","killed":true,"by":["R-1"]})");
}

TEST_F(DeviantRunnerTest, AKillByAnotherIdIsNone) {
  put("fire", "R-1", R"({"do": "count", "judges": "j"})");
  suite_.full = true;
  const auto report = run_deviants(suite_);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->deviants[3].killed);
  EXPECT_THAT(report->deviants[3].by, ElementsAre(std::pair("R-1", 1), std::pair("R-2", 1)));
  EXPECT_FALSE(report->all_killed());
}

TEST_F(DeviantRunnerTest, AFullRunNamesChecksThatNothingFails) {
  put("idle", "R-1",
      R"({"do": "count", "judges": "j", "expect": {"accepted": {"seats": {"atLeast": 1}}}})");
  put("lame", "R-1",
      R"({"do": "enter", "judges": "j", "expect": {"anyOf": ["refused", {"accepted": {"": {"nowhere": ["x"]}}}]}})");
  suite_.full = true;
  const auto report = run_deviants(suite_);
  ASSERT_TRUE(report);
  EXPECT_THAT(report->unfailed_checks, ElementsAre("R-1 p/lame/1"));
  EXPECT_EQ(to_json(*report)["matrix"]["R-3-burns"].dump(), R"({"R-1":1,"R-2":1,"R-3":1})");
}

TEST_F(DeviantRunnerTest, RunsOnlyWhatReachesTheRule) {
  std::map<const Rule*, int> num_calls;
  suite_.make_target = [&](const Override& deviation, Evaluations* log) {
    Rulebook rules(deviation);
    rules.record(log);
    return std::make_unique<ScriptedTarget>([&num_calls, rules, deviation](const Call& call) {
      ++num_calls[deviation.rule];
      return house(rules, call);
    });
  };
  suite_.full = true;
  const auto report = run_deviants(suite_);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->all_killed());
  EXPECT_THAT(num_calls, UnorderedElementsAre(std::pair(nullptr, 3), std::pair(&kDoor, 1),
                                              std::pair(&kSeats, 4), std::pair(&kFire, 2)));
}

TEST_F(DeviantRunnerTest, AReferenceThatFailsIsTold) {
  put("wrong", "R-2", R"({"do": "count", "judges": "j", "expect": {"accepted": {"seats": 7}}})");
  const auto report = run_deviants(suite_);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->reference_passed);
  EXPECT_THAT(report->reference_failures,
              ElementsAre("R-2 p/wrong/1: failed: seats: expected 7, got 5"));
}

TEST_F(DeviantRunnerTest, HarnessDeviantsStandInTheSameReport) {
  suite_.harness_deviants = {{"H-1-a", "H-1", "w", [] { return std::vector<std::string>{"H-1"}; }},
                             {"H-1-b", "H-1", "w", [] { return std::vector<std::string>{"H-2"}; }}};
  suite_.sound_harness = [] { return std::vector<std::string>{}; };
  const auto report = run_deviants(suite_);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->deviants[4].killed);
  EXPECT_FALSE(report->deviants[5].killed);
  suite_.sound_harness = [] { return std::vector<std::string>{"H-1"}; };
  EXPECT_FALSE(run_deviants(suite_)->reference_passed);
}

TEST_F(DeviantRunnerTest, PlacesAreThoseOfTheRowsOwnScenarios) {
  const auto places = rule_places(suite_);
  ASSERT_TRUE(places);
  EXPECT_EQ(places->size(), 3U);
  EXPECT_EQ(places->at("R-1").size(), 1U);
}

}  // namespace
}  // namespace cmk::harness
