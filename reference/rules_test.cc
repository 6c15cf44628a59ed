#include "reference/rules.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cmk {
namespace {

TEST(Rules, NamesAreUniqueWithinARequirement) {
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const Rule* rule : all_rules()) {
    EXPECT_TRUE(names.emplace(rule->requirement, rule->name).second)
        << rule->requirement << " " << rule->name;
    EXPECT_FALSE(rule->sentence.empty()) << rule->name;
  }
  EXPECT_FALSE(names.empty());
}

}  // namespace
}  // namespace cmk
