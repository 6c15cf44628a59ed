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

RC_GTEST_PROP(Text, AnyBytesBecomeValidUtf8WithoutMarkup, (const std::string& bytes)) {
  const std::string escaped = escape_markup(bytes);
  RC_ASSERT(escaped.find_first_of("<>\"'") == std::string::npos);
  RC_ASSERT(clean(escaped) == escaped);
  RC_ASSERT(parse_text(dump(nlohmann::json(escaped))).value() == nlohmann::json(escaped));
}

}  // namespace
}  // namespace cmk::harness
