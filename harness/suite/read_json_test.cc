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
  EXPECT_EQ(complaint("{\n\"a\": 1,\n oops}"), "line 3: no valid JSON");
  EXPECT_EQ(complaint(""), "line 1: no valid JSON");
  EXPECT_EQ(complaint("{} {}"), "line 1: no valid JSON");
  EXPECT_EQ(complaint("\"\xff\""), "line 1: no valid JSON");
  EXPECT_EQ(complaint("[1e999]"), "line 1: no valid JSON");
}

TEST(ReadJson, NamesARepeatedMember) {
  EXPECT_EQ(complaint(R"({"a": [0, {"b/c": 1, "b/c": 2}]})"),
            "/a/1/b~1c: the member b/c is given twice");
}

TEST(ReadJson, RefusesDeepNestingAtTheLimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(complaint(nested(64)), "");
  EXPECT_EQ(complaint(nested(65)), ": nested deeper than 64 levels");
  EXPECT_EQ(complaint(std::string(500000, '[')), ": nested deeper than 64 levels");
}

TEST(ReadJson, RefusesLongText) {
  EXPECT_EQ(complaint(std::string(kScenarioBytesMax, ' ') + "1"), ": longer than 1048576 bytes");
}

TEST(ReadJson, NamesAMissingFile) {
  const auto read = read_json_file("/nonexistent/x.json");
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()), "/nonexistent/x.json: no such file");
}

}  // namespace
}  // namespace cmk::harness
