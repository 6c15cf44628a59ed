#include "harness/suite/ambiguities.h"

#include <gtest/gtest.h>

#include "harness/suite/catalogue.h"
#include "reference/core/options.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

TEST(Ambiguities, LinesOfTheTableAreRead) {
  const auto all = parse_ambiguities(
      "# Title\n\nText | with a bar\n\n| rows | a | b | c |\n|---|---|---|---|\n"
      "| A-1, B-2 | \"one\" (x) | two | either |\n| C-3 | p | | q |\n",
      "f");
  ASSERT_TRUE(all);
  EXPECT_EQ(*all, (std::vector<Ambiguity>{{{"A-1", "B-2"}, "\"one\" (x)", "two", "either"},
                                          {{"C-3"}, "p", "", "q"}}));
}

TEST(Ambiguities, LineOfOtherShapeIsTold) {
  const auto all = parse_ambiguities("text\n| A-1 | one | two |\n", "f");
  ASSERT_FALSE(all);
  EXPECT_EQ(to_string(all.error()), "f: line 2: expected four cells");
}

TEST(Ambiguities, NoPageIsNone) { EXPECT_TRUE(load_ambiguities("/nonexistent")->empty()); }

TEST(Ambiguities, OursNameRowsOfTheCatalogue) {
  const auto all = load_ambiguities(CMK_SOURCE_DIR "/conformance");
  const auto catalogue = load_catalogue(CMK_SOURCE_DIR "/conformance");
  ASSERT_TRUE(all && catalogue);
  EXPECT_GT(all->size(), 10U);
  for (const Ambiguity& one : *all) {
    for (const std::string& id : one.requirements) EXPECT_TRUE(catalogue->find(id)) << id;
    EXPECT_NE(one.one_side, "") << one.scored;
    EXPECT_NE(one.other_side, "") << one.scored;
    EXPECT_NE(one.scored, "") << one.one_side;
  }
}

TEST(Ambiguities, EveryOptionOfTheReferenceHasAnEntry) {
  const auto all = load_ambiguities(CMK_SOURCE_DIR "/conformance");
  ASSERT_TRUE(all);
  for (const OptionRow& option : kOptions) {
    EXPECT_TRUE(std::ranges::any_of(*all, [&](const Ambiguity& one) {
      return contains(one.requirements, option.requirement);
    })) << option.name;
  }
}

}  // namespace
}  // namespace cmk::harness
