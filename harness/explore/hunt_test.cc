// Deviants are found by random traces alone, in few steps, and filed under their own row.
#include "harness/explore/hunt.h"

#include <gtest/gtest.h>

#include "harness/explore/promote.h"
#include "harness/explore/testing/explored.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::explore {
namespace {

struct Case {
  const char* requirement;
  const char* rule;
};

Counterexample found(const Case& one) {
  const Override deviation{&testing::rule(one.requirement, one.rule), 0};
  const auto make_subject = [&] { return testing::make_system(deviation); };
  const auto make = [](const Override& other) { return testing::make_system(other); };
  const Arena arena = testing::arena_beside(deviation);
  const Hunt made = hunt(arena, 1, 200'000);
  if (!made.finding) {
    ADD_FAILURE() << one.requirement << ' ' << one.rule << " is not found";
    return {};
  }
  auto shown = pursue(arena, *made.finding, testing::setting(), make_subject, make);
  EXPECT_TRUE(shown) << one.rule << " is not shown by its trace";
  return shown.value_or(Counterexample{});
}

const std::vector<Case> kCases = {{"KEY-05", "wrap-before-exp"}};

TEST(Hunt, FindsDeviantsInFewStepsAndNamesTheirRow) {
  for (const Case& one : kCases) {
    const Counterexample shown = found(one);
    EXPECT_EQ(shown.blame.requirement, one.requirement) << to_text(shown);
    EXPECT_TRUE(shown.blame.is_reproduced) << to_text(shown);
    EXPECT_LE(shown.trace.steps.size(), 12U) << to_text(shown);
    EXPECT_EQ(shown.trace.requirement, one.requirement);
  }
}

TEST(Hunt, TheReferenceIsFoundWithoutFault) {
  EXPECT_FALSE(hunt(testing::arena_beside({}), 1, 20'000).finding);
}

TEST(Promote, MakesAScenarioThatTheReferencePassesAndTheDeviantFails) {
  const Counterexample shown = found(kCases.front());
  const auto scenario = promoted(shown.trace, testing::setting(), kCases.front().requirement,
                                 "a summary", "a source");
  ASSERT_TRUE(scenario) << scenario.error();
  harness::TempDir folder;
  std::filesystem::create_directories(folder.path() / "scenarios");
  std::filesystem::copy(testing::kData / "scenarios/worlds", folder.path() / "scenarios/worlds",
                        std::filesystem::copy_options::recursive);
  folder.write("scenarios/key-vault/promoted.json", *scenario);
  const auto loaded = harness::load_scenarios(folder.path() / "scenarios", {});
  ASSERT_TRUE(loaded) << loaded.error().reason << *scenario;
  ASSERT_EQ(loaded->size(), 1U);
  const harness::Step& last = loaded->front().cases.front().steps.back();
  EXPECT_TRUE(last.is_judging());
  EXPECT_EQ(last.requirement, kCases.front().requirement);
}

TEST(Promote, RefusesWhatIsNoTrace) {
  EXPECT_FALSE(promoted({}, testing::setting(), "KEY-05", "s", "d"));
  Trace dangling;
  dangling.world = "vault-with-policies";
  dangling.steps = {{"identity.get", {{"id", {{"ref", "gone.id"}}}}, harness::kT0, "s1"}};
  EXPECT_FALSE(promoted(dangling, testing::setting(), "KEY-05", "s", "d"));
}

}  // namespace
}  // namespace cmk::explore
