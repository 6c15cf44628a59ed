#include "reference/core/gate.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cmk {
namespace {

using nlohmann::json;

std::string deep(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Gate, PassesJson) {
  for (const std::string_view text :
       {"null", " true ", "-9223372036854775808", "9223372036854775807", "1.5e300",
        "\"\\u0000\\\"[\"", "[]", "{\"a\":{\"a\":[1,{\"a\":2}]},\"b\":\"{{{{\"}",
        "\"\xc3\xa4\\ud83d\\ude00\"", "1e-999"}) {
    const auto value = pass_gate(text);
    ASSERT_TRUE(value) << text << ": " << to_string(value.error());
    EXPECT_EQ(*value, json::parse(text)) << text;
  }
}

struct Fault {
  std::string_view text;
  std::string_view error;
};
// One planted fault for every check of the gate.
constexpr std::array kFaults = {
    Fault{"", "line 1, byte 0: ends too early"},
    Fault{"{\"a\":", "line 1, byte 5: ends too early"},
    Fault{"\"abc", "line 1, byte 4: ends too early"},
    Fault{"[1]]", "line 1, byte 3: more after the value"},
    Fault{"{}\n{}", "line 2, byte 3: more after the value"},
    Fault{"[1,]", "line 1, byte 3: not JSON"},
    Fault{"{'a':1}", "line 1, byte 1: not JSON"},
    Fault{"/* c */ 1", "line 1, byte 0: not JSON"},
    Fault{"NaN", "line 1, byte 0: not JSON"},
    Fault{"01", "line 1, byte 1: more after the value"},
    Fault{"\"a\tb\"", "line 1, byte 2: not JSON"},
    Fault{"{\"a\":1,\n\"b\":{\"c\":1,\"c\":2}}", "line 2, byte 21: duplicate key"},
    Fault{"{\"a\":1,\"\\u0061\":2}", "line 1, byte 14: duplicate key"},
    Fault{"9223372036854775808", "line 1, byte 18: a number out of range"},
    Fault{"-9223372036854775809", "line 1, byte 19: a number out of range"},
    Fault{"99999999999999999999999", "line 1, byte 22: a number out of range"},
    Fault{"1e400", "line 1, byte 4: a number out of range"},
    Fault{"\"\xff\"", "line 1, byte 1: invalid UTF-8"},
    Fault{"\"\xc0\x80\"", "line 1, byte 1: invalid UTF-8"},
    Fault{"\"\xed\xa0\x80\"", "line 1, byte 2: invalid UTF-8"},
    Fault{"\"\\ud800\"", "line 1, byte 7: not JSON"},
};

TEST(Gate, StopsPlantedFaults) {
  for (const auto& [text, error] : kFaults) {
    const auto value = pass_gate(text);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(to_string(value.error()), error) << text;
  }
}

TEST(Gate, RefusesAByteOrderMark) {
  const auto value = pass_gate("\xef\xbb\xbf{}");
  ASSERT_FALSE(value);
  EXPECT_EQ(to_string(value.error()), "line 1, byte 0: a byte order mark");
  EXPECT_TRUE(pass_gate("\"\xef\xbb\xbf\""));  // within a string it is a character
}

TEST(Gate, StopsAtNul) {
  const auto value = pass_gate(std::string_view("1\0garbage", 9));
  ASSERT_FALSE(value);
  EXPECT_EQ(to_string(value.error()), "line 1, byte 1: a NUL byte");
}

TEST(Gate, DepthIsCountedOnBothSidesOfTheLimit) {
  EXPECT_TRUE(pass_gate(deep(64)));
  const auto value = pass_gate(deep(65));
  ASSERT_FALSE(value);
  EXPECT_EQ(to_string(value.error()), "line 1, byte 64: nested too deeply");
  EXPECT_TRUE(pass_gate("\"" + std::string(100, '[') + "\""));
  EXPECT_FALSE(pass_gate(std::string(1'000'000, '[')));
  EXPECT_FALSE(pass_gate(R"({"a":"\\",)" + std::string(100, '[')));
}

TEST(Gate, LengthIsCountedOnBothSidesOfTheLimit) {
  EXPECT_TRUE(pass_gate("\"" + std::string((1U << 20U) - 2, 'a') + "\""));
  EXPECT_FALSE(pass_gate("\"" + std::string((1U << 20U) - 1, 'a') + "\""));
  EXPECT_TRUE(pass_gate("[1,2]", {.len_max = 5}));
  EXPECT_FALSE(pass_gate("[1,2]", {.len_max = 4}));
}

// Any text: no exception, and what passes is what nlohmann says it is.
RC_GTEST_PROP(Gate, NeverThrowsAndAgreesWithTheParser, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("{}[]:,\"\\ua01e-+.\xff\xc3\xa4 \n\0tfn", 25)));
  const auto value = pass_gate(text);
  const json parsed = json::parse(text, nullptr, false);
  if (value) RC_ASSERT(*value == parsed);
  if (!value) RC_ASSERT(value.error().offset <= text.size());
}

// A value written out and one byte changed never breaks the gate; unchanged it comes back equal.
RC_GTEST_PROP(Gate, UndoesDumpAndSurvivesDamage,
              (const std::map<std::string, std::vector<std::int64_t>>& members)) {
  json value = json::object();
  for (const auto& [name, numbers] : members) {
    std::string ascii;
    for (const char c : name) ascii.push_back(static_cast<char>(c & 0x7f));
    value[ascii] = {{"numbers", numbers}};
  }
  std::string text = value.dump();
  const auto back = pass_gate(text);
  RC_ASSERT(back && *back == value);
  text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
  (void)pass_gate(text);
}

}  // namespace
}  // namespace cmk
