#include "harness/suite/scenario_variation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/scenario_reader.h"

namespace cmk::harness {
namespace {

using testing::Contains;
using testing::Not;

const Scenario& ours(const std::string& name) {
  static const auto all = load_scenarios(CMK_SOURCE_DIR "/conformance/scenarios", {});
  const auto found = std::ranges::find(*all, name, &Scenario::name);
  return found == all->end() ? all->front() : *found;
}

TEST(ScenarioVariation, NamesComeFromTheWorldTheStepsAndThePaths) {
  const Scenario& scenario = ours("mongo-vcore/vault-that-is-not-there-yet");
  const auto names = variation_plan(scenario, scenario.cases.front()).names;
  for (const char* name : {"tenant-1", "sub-1", "rg-1", "vault-a", "key-1"}) {
    EXPECT_THAT(names, Contains(name));
  }
  EXPECT_THAT(names, Not(Contains("westeurope")));
}

TEST(ScenarioVariation, AScenarioAboutNamesKeepsThem) {
  const Scenario& scenario = ours("key-vault/vault-names-refused");
  EXPECT_TRUE(variation_plan(scenario, scenario.cases.front()).names.empty());
}

TEST(ScenarioVariation, CasesAndSeedsDiffer) {
  const Scenario& scenario = ours("key-vault/wrap-before-exp");
  ASSERT_GE(scenario.cases.size(), 2U);
  const auto start = [&](std::size_t i, std::uint64_t seed) {
    return variation_of(scenario, scenario.cases[i], seed).times().sent(kT0);
  };
  EXPECT_NE(start(0, 1), start(1, 1));
  EXPECT_NE(start(0, 1), start(0, 2));
  EXPECT_EQ(start(0, 1), start(0, 1));
}

TEST(ScenarioVariation, OrderIsAPermutationOfItsSeed) {
  auto order = running_order(100, 4, "x");
  EXPECT_EQ(order, running_order(100, 4, "x"));
  EXPECT_NE(order, running_order(100, 5, "x"));
  std::ranges::sort(order);
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(order[i], i);
}

// Not all of the suite could be varied, but most of it is.
TEST(ScenarioVariation, ManyOfOurScenariosLieIdle) {
  const auto all = load_scenarios(CMK_SOURCE_DIR "/conformance/scenarios", {});
  EXPECT_GE(std::ranges::count_if(*all, [](const Scenario& s) { return s.idle.has_value(); }), 60);
}

}  // namespace
}  // namespace cmk::harness
