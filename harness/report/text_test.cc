#include "harness/report/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

constexpr std::string_view kBad = "\xEF\xBF\xBD";

std::string bad(int count = 1) {
  std::string text;
  for (int i = 0; i < count; ++i) text += kBad;
  return text;
}

TEST(Clean, KeepsWellFormedText) { EXPECT_EQ(clean("plain\ttext\nÄ€😀"), "plain\ttext\nÄ€😀"); }

TEST(Clean, ReplacesWhatIsNoUtf8) {
  EXPECT_EQ(clean("\xFF"), bad());
  EXPECT_EQ(clean("\xC0\xAF"), bad(2));          // overlong
  EXPECT_EQ(clean("\xE0\x80\xAF"), bad(3));      // overlong
  EXPECT_EQ(clean("\xF0\x80\x80\xAF"), bad(4));  // overlong
  EXPECT_EQ(clean("\xED\xA0\x80"), bad(3));      // surrogate
  EXPECT_EQ(clean("\xF4\x90\x80\x80"), bad(4));  // above U+10FFFF
  EXPECT_EQ(clean("a\xE2\x82"), "a" + bad(2));   // cut off
}

TEST(Clean, ReplacesControlsAndDirectionOverrides) {
  EXPECT_EQ(clean(std::string_view("\x00\x1b\x7f\r", 4)), bad(4));
  EXPECT_EQ(clean("\xC2\x85"), bad());      // next line, C1
  EXPECT_EQ(clean("\xE2\x80\xAE"), bad());  // right-to-left override
  EXPECT_EQ(clean("\xE2\x81\xA6"), bad());  // left-to-right isolate
  EXPECT_EQ(clean("\xE2\x80\x8F"), bad());  // right-to-left mark
  EXPECT_EQ(clean("\xD8\x9C"), bad());      // Arabic letter mark
  EXPECT_EQ(clean("\xE2\x80\xA8"), bad());  // line separator
  EXPECT_EQ(clean("\xE2\x80\x8B"), bad());  // zero width space
  EXPECT_EQ(clean("\xEF\xBF\xBE"), bad());  // U+FFFE
}

TEST(EscapeMarkup, LeavesNothingActive) {
  EXPECT_EQ(escape_markup("<a b=\"c\" d='e'>&]]>"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;]]&gt;");
}

TEST(EscapeMarkdown, StaysInItsCell) {
  EXPECT_EQ(escape_markdown("a|b\n# c [x](y) `z` <i>"), "a\\|b \\# c \\[x\\](y) \\`z\\` &lt;i&gt;");
}

TEST(ShellWord, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(shell_word("key-vault/wrap"), "key-vault/wrap");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("key-vault/*"), "'key-vault/*'");
  EXPECT_EQ(shell_word("it's; rm"), "'it'\\''s; rm'");
}

TEST(OneLine, HasNoBreaks) { EXPECT_EQ(one_line("a\nb\tc\x1b[0m"), "a b c" + bad() + "[0m"); }

// A character of each kind that a terminal must not get, and how it is written instead.
TEST(ForTerminal, EscapesWhatMovesHidesOrReorders) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {std::string(1, '\0'), "\\u0000"},
      {"\x1b[2J", "\\u001b[2J"},
      {"\r", "\\u000d"},
      {"\b", "\\u0008"},
      {"\a", "\\u0007"},
      {"\v\f", "\\u000b\\u000c"},
      {"\x7f", "\\u007f"},
      {"\xC2\x80", "\\u0080"},
      {"\xC2\x9B", "\\u009b"},  // CSI in one character
      {"\xC2\x9F", "\\u009f"},
      {"\xC2\xAD", "\\u00ad"},
      {"\xD8\x9C", "\\u061c"},
      {"\xE2\x80\x8B", "\\u200b"},
      {"\xE2\x80\x8E\xE2\x80\x8F", "\\u200e\\u200f"},
      {"\xE2\x80\xA8\xE2\x80\xA9", "\\u2028\\u2029"},
      {"\xE2\x80\xAA\xE2\x80\xAE", "\\u202a\\u202e"},
      {"\xE2\x81\xA0", "\\u2060"},
      {"\xE2\x81\xA6\xE2\x81\xA9", "\\u2066\\u2069"},
      {"\xEF\xBB\xBF", "\\ufeff"},
      {"\xF3\xA0\x81\x81", "\\udb40\\udc41"},  // a tag
      {"\x9B", bad()},                         // CSI as one byte
      {"\xFF\xFE", bad(2)},
      {"\xED\xA0\x80", bad(3)},
  };
  for (const auto& [text, shown] : table) EXPECT_EQ(for_terminal(text), shown);
  EXPECT_EQ(for_terminal("a\tb\nÄ€😀"), "a\tb\nÄ€😀");
}

// What is printed as JSON stays the same JSON.
TEST(ForTerminal, KeepsTheMeaningOfJson) {
  const nlohmann::json value = {
      {"text", "\x1b\x7f \xC2\x85 \xE2\x80\xAE \xF3\xA0\x81\x81 \" \\ \xE2\x80\xA8"}};
  const std::string printed = for_terminal(value.dump(2));
  EXPECT_EQ(nlohmann::json::parse(printed), value);
  EXPECT_EQ(for_terminal(printed), printed);
}

RC_GTEST_PROP(Text, NothingReachesATerminal, (const std::string& bytes)) {
  const std::string shown = for_terminal(bytes);
  for (const char c : shown) {
    const auto byte = static_cast<unsigned char>(c);
    RC_ASSERT(byte >= 0x20 || c == '\n' || c == '\t');
    RC_ASSERT(byte != 0x7F);
  }
  RC_ASSERT(clean(shown) == shown);
}

RC_GTEST_PROP(Text, AnyBytesBecomeValidUtf8WithoutMarkup, (const std::string& bytes)) {
  const std::string escaped = escape_markup(bytes);
  RC_ASSERT(escaped.find_first_of("<>\"'") == std::string::npos);
  RC_ASSERT(clean(escaped) == escaped);
  RC_ASSERT(parse_text(dump(nlohmann::json(escaped))).value() == nlohmann::json(escaped));
}

}  // namespace
}  // namespace cmk::harness
