#include "harness/suite/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/testing/scenario_folder.h"

namespace cmk::harness {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string scenario_text(const std::string& row) {
  return R"({"requirement": ")" + row + R"(", "summary": "s", "source": "d",
    "cases": [{"case": "c1", "want": "accepted"}, {"case": "c2", "want": "refused"}],
    "steps": [{"do": "make"}, {"do": "use", "judges": "use it", "expect": {"case": "want"}}]})";
}

class PlanTest : public testing::Test {
 protected:
  PlanTest() {
    folder_.put("scenarios/p/a.json", scenario_text("R-1"))
        .put("scenarios/p/b.json", scenario_text("R-1"))
        .put("scenarios/q/c.json", scenario_text("R-2"));
    auto loaded = folder_.load();
    EXPECT_TRUE(loaded) << to_string(loaded.error());
    scenarios_ = *std::move(loaded);
    Check check;
    check.requirement = "R-1";
    check.scenario = "harness/x";
    check.step = 1;
    check.backend = "openssl";
    suite_.harness_checks = {check};
    header_.target.profiles = {"p", "q"};
  }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const Check& check : plan_of(suite_, header_).checks) all.push_back(check_id(check));
    return all;
  }

  ScenarioFolder folder_;
  std::vector<Scenario> scenarios_;
  Rows rows_ = {{"R-1", {"p", {}}}, {"R-2", {"q", {}}}};
  Suite suite_{&scenarios_, &rows_, {}};
  RunHeader header_;
};

TEST_F(PlanTest, EveryJudgingStepOfEveryCaseOnEveryBackend) {
  header_.backends = {{"openssl", "1"}, {"boringssl", "2"}};
  header_.filter = "p/a";
  EXPECT_THAT(ids(), ElementsAre("R-1/p/a/c1/2@openssl", "R-1/p/a/c1/2@boringssl",
                                 "R-1/p/a/c2/2@openssl", "R-1/p/a/c2/2@boringssl"));
  const Check first = plan_of(suite_, header_).checks.front();
  EXPECT_EQ(first.title, "use it");
  EXPECT_EQ(first.expected, "accepted");
}

TEST_F(PlanTest, HarnessChecksBelongToTheBuiltinTargetAlone) {
  header_.filter = "harness/*";
  EXPECT_THAT(ids(), IsEmpty());
  header_.targetCommand = "builtin";
  EXPECT_THAT(ids(), ElementsAre("R-1/harness/x/1@openssl"));
}

TEST_F(PlanTest, AWholeRunLeavesNothingOut) {
  const Extent extent = extent_of(suite_, header_);
  EXPECT_TRUE(extent.is_whole());
  EXPECT_EQ(extent.scenarios, (Share{3, 3}));
  EXPECT_THAT(extent.profiles, IsEmpty());
  EXPECT_THAT(extent.rows, IsEmpty());
}

TEST_F(PlanTest, WhatIsNotClaimedIsNoPartOfTheWhole) {
  header_.target.profiles = {"q"};
  EXPECT_EQ(extent_of(suite_, header_).scenarios, (Share{1, 1}));
}

TEST_F(PlanTest, AFilterAShardAndProfilesLeaveScenariosOut) {
  RunHeader filtered = header_;
  filtered.filter = "p/a";
  RunHeader shard = header_;
  shard.shardIndex = 1;
  shard.shardCount = 3;
  for (const RunHeader& header : {filtered, shard}) {
    const Extent extent = extent_of(suite_, header);
    EXPECT_EQ(extent.scenarios, (Share{1, 3}));
    EXPECT_EQ(extent.profiles.at("p"), (Share{1, 2}));
    EXPECT_EQ(extent.rows.at("R-1"), (Share{1, 2}));
    EXPECT_EQ(extent.rows.at("R-2"), (Share{0, 1}));
  }
  RunHeader profile = header_;
  profile.profiles = {"p"};
  const Extent extent = extent_of(suite_, profile);
  EXPECT_EQ(extent.scenarios, (Share{2, 3}));
  EXPECT_FALSE(extent.profiles.contains("p"));
  EXPECT_EQ(extent.profiles.at("q"), (Share{0, 1}));
}

}  // namespace
}  // namespace cmk::harness
