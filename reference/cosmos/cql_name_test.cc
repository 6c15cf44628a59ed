#include "reference/cosmos/cql_name.h"

#include <gtest/gtest.h>

#include "reference/cosmos/rules.h"
#include "reference/testing/world.h"

namespace cmk::cosmos {
namespace {

const Rulebook kRules;

std::optional<std::string> folded(std::string_view text) {
  const auto name = fold_cql_name(kRules, text);
  return name ? std::optional(*name) : std::nullopt;
}

// Why it is no name, in words for people; every one of them is told as invalidName.
std::string why_not(std::string_view text) {
  const auto name = fold_cql_name(kRules, text);
  if (name) return "it is a name";
  EXPECT_EQ(name.error().reason, Reason::invalidName) << text;
  return name.error().diagnostic;
}

TEST(CqlName, UnquotedIsFolded) {
  EXPECT_EQ(folded("Name_2"), "name_2");
  EXPECT_EQ(folded("a"), "a");
  EXPECT_EQ(folded("ID"), folded("id"));
}

TEST(CqlName, QuotedIsAsWritten) {
  EXPECT_EQ(folded("\"Name\""), "Name");
  EXPECT_EQ(folded("\"_ts\""), "_ts");
  EXPECT_EQ(folded("\"1 - a\""), "1 - a");
  EXPECT_EQ(folded("\"\xC3\xA4\""), "\xC3\xA4");
  EXPECT_EQ(folded("\"say \"\"hi\"\"\""), "say \"hi\"");
  EXPECT_EQ(folded("\"\"\"\""), "\"");
}

TEST(CqlName, HasOneToFortyEightBytes) {
  for (const std::size_t len : {1U, 48U}) {
    EXPECT_EQ(folded(std::string(len, 'a')), std::string(len, 'a'));
    EXPECT_EQ(folded('"' + std::string(len, 'A') + '"'), std::string(len, 'A'));
  }
  EXPECT_EQ(why_not(std::string(49, 'a')), why_not('"' + std::string(49, 'A') + '"'));
  EXPECT_TRUE(folded('"' + std::string(24, 'a') + std::string(48, '"') + '"'));  // 48 when read
}

TEST(CqlName, EachMistakeHasItsOwnReason) {
  const std::string nul("\"a\0b\"", 5);
  std::vector<std::string> reasons;
  for (const std::string& text :
       {std::string(), std::string("_ts"), std::string("\"a"), std::string("\"a\"b\""),
        std::string("\"\""), nul, std::string(49, 'a')}) {
    EXPECT_FALSE(contains(reasons, why_not(text))) << text;
    reasons.push_back(why_not(text));
  }
}

TEST(CqlName, UnquotedHasLettersDigitsAndUnderscoresAfterALetter) {
  for (const std::string& bad :
       {std::string("_a"), std::string("1a"), std::string("a-b"), std::string("a b"),
        std::string("a\"b"), std::string("\xC3\xA4"), std::string("a\xC3\xA4"),
        std::string("a\0", 2), std::string("a\n"), std::string(" a")}) {
    EXPECT_EQ(why_not(bad), why_not("_ts")) << bad;
  }
}

TEST(CqlName, QuotesWithinQuotesAreDoubled) {
  EXPECT_EQ(why_not("\"a\"b\""), why_not("\"\"a\""));
  EXPECT_EQ(why_not("\"\"\""), why_not("\"a\"b\""));
  EXPECT_EQ(why_not("\""), why_not("\"abc"));
}

TEST(CqlName, ADeviantFoldsOtherwise) {
  EXPECT_EQ(*fold_cql_name(Rulebook({&rules::kUnquotedKeepCase}), "Id"), "Id");
  EXPECT_EQ(*fold_cql_name(Rulebook({&rules::kQuotedFold}), "\"Id\""), "id");
}

}  // namespace
}  // namespace cmk::cosmos
