#include "harness/suite/target_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>

#include "harness/suite/scenario_reader.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

using testing::Contains;

class TargetOptionsTest : public testing::Test {
 protected:
  void SetUp() override {
    catalogue_ = load_catalogue(CMK_SOURCE_DIR "/conformance").value();
    scenarios_ = load_scenarios(kScenarios, {}).value();
    complete_options(catalogue_, scenarios_);
  }
  [[nodiscard]] const TargetOption& option(std::string_view name) const {
    return *std::ranges::find(catalogue_.options, name, &TargetOption::name);
  }

  // What a scenario and its world are written as.
  static std::string text_of(const Scenario& scenario) {
    std::string text = read(scenario.name);
    if (scenario.world) text += read("worlds/" + scenario.world->name);
    return text;
  }

  static constexpr const char* kScenarios = CMK_SOURCE_DIR "/conformance/scenarios";
  Catalogue catalogue_;
  std::vector<Scenario> scenarios_;

 private:
  static std::string read(const std::string& name) {
    std::ifstream file(std::string(kScenarios) + "/" + name + ".json");
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_F(TargetOptionsTest, EveryOptionOfAScenarioHasAMaximum) {
  for (const auto name : kTargetOptions) {
    EXPECT_THAT(catalogue_.options, Contains(testing::Field(&TargetOption::name, name)));
  }
  EXPECT_EQ(option("renewal").maximum, 90 * kDay);
  EXPECT_EQ(option("revoked-allows-identity-repair").maximum, 1);
}

TEST_F(TargetOptionsTest, AnOptionTouchesTheRowsOfItsScenarios) {
  EXPECT_THAT(option("lag").requirements, Contains("BAK-13"));
  EXPECT_THAT(option("leeway").requirements, Contains("KEY-05"));
  EXPECT_THAT(option("revoked-allows-identity-repair").requirements, Contains("REV-03"));
}

TEST_F(TargetOptionsTest, AnOptionTouchesTheRowsOfEachFileThatNamesIt) {
  std::map<std::string, int> num_touched;
  for (const Scenario& scenario : scenarios_) {
    const std::string text = text_of(scenario);
    for (const TargetOption& one : catalogue_.options) {
      if (!std::regex_search(text, std::regex("[-+\"]" + one.name + "\\b"))) continue;
      for (const std::string& row : requirements_of(scenario)) {
        EXPECT_THAT(one.requirements, Contains(row)) << one.name << " " << scenario.name;
        ++num_touched[one.name];
      }
    }
  }
  for (const auto name : kTargetOptions) EXPECT_GT(num_touched[std::string(name)], 0) << name;
  for (const auto name : kTargetNumbers) EXPECT_GT(num_touched[std::string(name)], 0) << name;
}

// Who writes a log late and says so is asked for it late, and who says too much fails there.
TEST_F(TargetOptionsTest, WhatReadsALogReckonsWithItsLag) {
  for (const char* const row : {"KVT-16", "ROT-06", "MON-01", "MON-03"}) {
    EXPECT_THAT(option("lag").requirements, Contains(row));
  }
}

TEST_F(TargetOptionsTest, AnOverdoneOptionCountsAsItsMaximum) {
  TargetInfo info;
  info.options = {{"lag", 1'000'000'000}, {"leeway", -5}, {"propagation", 60}, {"own", 3}};
  const std::map<std::string, std::int64_t> wanted = {
      {"lag", 100}, {"leeway", 0}, {"propagation", 60}};
  EXPECT_EQ(within_maxima(info, catalogue_).options, wanted);
}

TEST_F(TargetOptionsTest, EveryRowThatAnOverdoneOptionTouchesFails) {
  for (const TargetOption& one : catalogue_.options) {
    for (const std::int64_t value : {one.maximum + 1, std::int64_t{-1}}) {
      RunHeader header;
      header.targetCommand = "./adapter";
      for (const Profile& profile : catalogue_.profiles)
        header.target.profiles.push_back(profile.name);
      header.target.options[one.name] = value;
      const auto verdicts = judge(catalogue_, header, {}, 0);
      for (const std::string& id : one.requirements) {
        const Requirement& row = *catalogue_.find(id);
        if (!row.scored || row.kind == "harness") continue;
        const auto wanted =
            row.level == Level::must ? RequirementVerdict::failed : RequirementVerdict::finding;
        EXPECT_EQ(verdicts.requirements.at(id), wanted) << one.name << " " << value << " " << id;
      }
    }
  }
}

}  // namespace
}  // namespace cmk::harness
