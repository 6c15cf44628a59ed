#include "harness/explore/imitate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "harness/explore/testing/explored.h"
#include "harness/protocol/codec.h"

namespace cmk::explore {
namespace {

const harness::Scenario& scenario(std::string_view name) {
  const auto found = std::ranges::find(testing::scenarios(), name, &harness::Scenario::name);
  if (found == testing::scenarios().end()) ADD_FAILURE() << "no scenario " << name;
  return *found;
}
const Arena& arena_of_all() {
  static const Arena kArena = testing::arena();
  return kArena;
}
std::vector<std::string_view> methods_of(const ModelTrace& trace) {
  std::vector<std::string_view> methods;
  methods.reserve(trace.operations.size());
  for (const Operation& operation : trace.operations) {
    methods.push_back(harness::method_of(operation.params));
  }
  return methods;
}

TEST(Imitate, DoesTheStepsOfAScenario) {
  const Grammar all = grammar_of({});
  const harness::Scenario& wrap = scenario("key-vault/wrap-before-exp");
  const auto made = imitate(arena_of_all(), all, wrap, wrap.cases.front(), 500);
  ASSERT_TRUE(made);
  const ModelTrace trace = model_of_bytes(arena_of_all(), all, made->bytes);
  EXPECT_EQ(arena_of_all().model[trace.world].world->name, wrap.world->name);
  std::vector<std::string_view> wanted;
  for (const harness::Step& step : wrap.cases.front().steps) wanted.push_back(step.method);
  EXPECT_EQ(methods_of(trace), wanted);
  EXPECT_EQ(made->num_steps, wanted.size());
  EXPECT_EQ(made->bytes.size(), 1 + kRecordSize * wanted.size());
}

TEST(Imitate, ComesNearerWithMoreDraws) {
  const Grammar all = grammar_of({});
  std::size_t few = 0;
  std::size_t many = 0;
  for (const harness::Scenario& one : testing::scenarios()) {
    if (!one.name.starts_with("reserved-names/")) continue;
    const auto a = imitate(arena_of_all(), all, one, one.cases.front(), 1);
    const auto b = imitate(arena_of_all(), all, one, one.cases.front(), 400);
    few += a ? a->num_alike : 0;
    many += b ? b->num_alike : 0;
  }
  EXPECT_GT(many, few);
}

TEST(Imitate, LeavesOutWhatTheGrammarCannotName) {
  constexpr std::array<std::string_view, 1> kMethods = {"table."};
  const Grammar tables = grammar_of(kMethods);
  const harness::Scenario& wrap = scenario("key-vault/wrap-before-exp");
  EXPECT_FALSE(imitate(arena_of_all(), tables, wrap, wrap.cases.front(), 10));
  for (const harness::Scenario& one : testing::scenarios()) {
    const auto made = imitate(arena_of_all(), tables, one, one.cases.front(), 1);
    if (!made) continue;
    for (const auto method : methods_of(model_of_bytes(arena_of_all(), tables, made->bytes))) {
      EXPECT_TRUE(method.starts_with("table.")) << one.name << ": " << method;
    }
  }
}

}  // namespace
}  // namespace cmk::explore
