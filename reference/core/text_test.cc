#include "reference/core/text.h"

#include <gmock/gmock.h>

namespace cmk {
namespace {

using ::testing::ElementsAre;

TEST(Text, LowersAsciiLettersOnly) {
  EXPECT_EQ(to_lower(std::string_view("AZaz09-_@[`{")), "azaz09-_@[`{");
  EXPECT_EQ(to_lower(std::string_view("\xC3\x84")), "\xC3\x84");  // UTF-8 passes untouched
}

TEST(Text, ComparesWithoutCase) {
  EXPECT_TRUE(equal_ignoring_case("Key-1", "kEY-1"));
  EXPECT_TRUE(equal_ignoring_case("", ""));
  EXPECT_FALSE(equal_ignoring_case("key", "key1"));
  EXPECT_FALSE(equal_ignoring_case("@", "`"));  // 0x40 and 0x60 differ in the case bit only
}

TEST(Text, ClassesHaveSharpBorders) {
  for (const char c : {'0', '9'}) EXPECT_TRUE(is_digit(c) && is_hex(c) && !is_letter(c)) << c;
  for (const char c : {'a', 'f', 'A', 'F'}) EXPECT_TRUE(is_hex(c) && is_letter(c)) << c;
  for (const char c : {'g', 'z', 'G', 'Z'}) EXPECT_TRUE(!is_hex(c) && is_letter(c)) << c;
  for (const char c : {'/', ':', '@', '[', '`', '{', '\0', '\xFF'}) {
    EXPECT_FALSE(is_hex(c) || is_letter(c) || is_digit(c)) << static_cast<int>(c);
  }
}

TEST(Text, SplitKeepsEmptyPieces) {
  EXPECT_THAT(split("", '/'), ElementsAre(""));
  EXPECT_THAT(split("a", '/'), ElementsAre("a"));
  EXPECT_THAT(split("/a//b/", '/'), ElementsAre("", "a", "", "b", ""));
}

TEST(Text, ConcatLeavesNothingOut) {
  EXPECT_EQ(concat({}), "");
  EXPECT_EQ(concat({"", "ab", "", "c"}), "abc");
  for (std::size_t len = 0; len < 70; ++len) {  // on both sides of where a string needs the heap
    EXPECT_EQ(concat({"x", std::string(len, 'y')}), "x" + std::string(len, 'y'));
  }
  EXPECT_EQ(concat({std::string_view("a\0b", 3), "c"}), std::string("a\0bc", 4));
}

TEST(Text, FoldsTextsOfAnyLength) {
  std::string mixed;
  std::string lower;
  for (int i = 0; i < 70; ++i) {
    EXPECT_EQ(to_lower(mixed), lower) << i;
    EXPECT_TRUE(equal_ignoring_case(mixed, lower)) << i;
    mixed += "@AzZ[`az{\xC0"[i % 10];
    lower += "@azz[`az{\xC0"[i % 10];
  }
  EXPECT_FALSE(equal_ignoring_case(mixed, lower + "a"));
}

TEST(Text, ContainsFindsAnElement) {
  const std::vector<int> numbers = {1, 2};
  EXPECT_TRUE(contains(numbers, 2));
  EXPECT_FALSE(contains(numbers, 3));
  EXPECT_FALSE(contains(std::vector<int>(), 1));
}

}  // namespace
}  // namespace cmk
