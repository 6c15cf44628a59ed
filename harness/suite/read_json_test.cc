#include "harness/suite/read_json.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

std::string complaint(std::string_view text) {
  const auto parsed = parse_json(text);
  return parsed ? "" : parsed.error().place + ": " + parsed.error().reason;
}

TEST(ReadJson, TakesOrdinaryValues) {
  EXPECT_EQ(parse_json(R"({"a": [1, "b", null, 2.5, true]})")->at("a").size(), 5U);
}

TEST(ReadJson, NamesTheLineOfASyntaxError) {
  EXPECT_EQ(complaint("{\n\"a\": 1,\n oops}"), "line 3: not JSON");
  EXPECT_EQ(complaint(""), "line 1: ends too early");
  EXPECT_EQ(complaint("{} {}"), "line 1: more after the value");
  EXPECT_EQ(complaint("\"\xff\""), "line 1: invalid UTF-8");
  EXPECT_EQ(complaint("[1e999]"), "line 1: a number out of range");
}

TEST(ReadJson, NamesTheLineOfARepeatedMember) {
  EXPECT_EQ(complaint("{\"a\": [0,\n {\"b\": 1, \"b\": 2}]}"), "line 2: duplicate key");
}

TEST(ReadJson, RefusesDeepNestingAtTheLimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(complaint(nested(64)), "");
  EXPECT_EQ(complaint(nested(65)), "line 1: nested too deeply");
  EXPECT_EQ(complaint(std::string(500000, '[')), "line 1: nested too deeply");
}

TEST(ReadJson, RefusesLongText) {
  EXPECT_EQ(complaint(std::string(kScenarioBytesMax, ' ') + "1"), "line 1: too long");
}

TEST(ReadJson, NamesAMissingFile) {
  const auto read = read_json_file("/nonexistent/x.json");
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()), "/nonexistent/x.json: no such file");
}

// A regular file, of no length, whose first byte cannot be read.
TEST(ReadJson, NamesAFileThatCannotBeRead) {
  const auto read = read_json_file("/proc/self/mem");
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()), "/proc/self/mem: cannot be read: Input/output error");
}

}  // namespace
}  // namespace cmk::harness
