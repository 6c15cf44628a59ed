#include "harness/suite/matcher.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using nlohmann::json;

class MatcherTest : public testing::Test {
 protected:
  MatcherTest() { context_.bound = {"k1"}; }

  // "" when the answer matches, else the mismatch; "flaw: …" when the matcher cannot be read.
  std::string mismatch(const json& parts, const json& answer, const json& shown) {
    const auto read = parse_parts(parts, "", context_);
    if (!read) return "flaw: " + read.error().place + ": " + read.error().reason;
    const EvalContext eval{&bound_, &options_, recorded_secret};
    const auto out = match_parts(*read, {&answer, &shown}, eval);
    if (!out) return "error: " + out.error().what;
    return out->value_or("");
  }
  std::string mismatch(const json& matcher, const json& value) {
    const json answer = {{"x", value}};
    return mismatch({{"x", matcher}}, answer, answer);
  }

  ReadContext context_;
  std::map<std::string, json> bound_ = {{"k1", {{"kid", "https://a/1"}, {"n", 5}}}};
  TargetOptions options_;
};

struct Row {
  const char* matcher;
  const char* matching;
  const char* other;
  const char* text;
};
class MatcherTable : public MatcherTest, public testing::WithParamInterface<Row> {};

TEST_P(MatcherTable, MatchesAndFails) {
  const Row& row = GetParam();
  const json matcher = json::parse(row.matcher);
  EXPECT_EQ(mismatch(matcher, json::parse(row.matching)), "");
  EXPECT_EQ(mismatch(matcher, json::parse(row.other)), row.text);
}

INSTANTIATE_TEST_SUITE_P(
    All, MatcherTable,
    testing::Values(
        Row{"1", "1", "2", "x: expected 1, got 2"},
        Row{"1", "1", "\"1\"", "x: expected 1, got \"1\""},
        Row{R"({"ratio":{"to":{"ref":"k1.n"},"is":[6,5]}})", "6", "7",
            "x: expected 6/5 of k1.n, got 7"},
        Row{R"({"ratio":{"to":100,"is":[105,100]}})", "105", "104",
            "x: expected 105/100 of 100, got 104"},
        Row{R"({"ratio":{"to":1000,"is":[115,100]}})", "1159", "1160",
            "x: expected 115/100 of 1000, got 1160"},
        Row{R"({"ratio":{"to":1000,"is":[115,100]}})", "1141", "\"1150\"",
            "x: expected 115/100 of 1000, got \"1150\""},
        Row{R"({"ratio":{"to":1,"is":[1,1]}})", "1", "9223372036854775807",
            "x: expected 1/1 of 1, got 9223372036854775807"},
        Row{"true", "true", "null", "x: expected true, got nothing"},
        Row{"[1,2]", "[1,2]", "[2,1]", "x: expected [1, 2], got a list of 2"},
        Row{R"({"ref":"k1.n"})", "5", "6", "x: expected k1.n, got 6"},
        Row{R"({"equals":{"a":1}})", R"({"a":1})", R"({"a":2})",
            "x: expected {a: 1}, got {\"a\":2}"},
        Row{R"({"oneOf":[1,{"ref":"k1.n"}]})", "5", "6", "x: expected one of 1, k1.n, got 6"},
        Row{R"({"present":true})", "0", "null", "x: expected something, got nothing"},
        Row{R"({"absent":true})", "null", "0", "x: expected nothing, got 0"},
        Row{R"({"differsFrom":{"ref":"k1.n"}})", "6", "5", "x: expected other than k1.n, got 5"},
        Row{R"({"atLeast":7})", "7", "6", "x: expected at least 7, got 6"},
        Row{R"({"atLeast":7})", "8", "\"8\"", "x: expected at least 7, got \"8\""},
        Row{R"({"atMost":{"time":"T0"}})", "1767225600", "1767225601",
            "x: expected at most 1767225600, got 1767225601"},
        Row{R"({"length":2})", "\"AAA\"", "\"AA\"", "x: expected length 2, got 1"},
        Row{R"({"length":2})", "[1,2]", "\"a b\"",
            "x: expected length 2, got no byte string or list"},
        Row{R"({"characters":2})", "\"ab\"", "\"abc\"", "x: expected 2 characters, got 3"},
        Row{R"({"count":2})", "[1,2]", "[1]", "x: expected 2 elements, got 1"},
        Row{R"({"count":0})", "[]", "\"\"", "x: expected 0 elements, got no list"},
        Row{R"({"includes":{"a":1}})", R"([{"a":2},{"a":1}])", R"([{"a":2}])",
            "x: expected an element with {a: 1}, got a list of 1"},
        Row{R"({"includes":{"":"b"}})", R"(["a","b"])", R"([])",
            "x: expected an element with {the answer: \"b\"}, got a list of 0"},
        Row{R"({"excludes":{"a":1}})", R"([{"a":2}])", R"([{"a":2},{"a":1}])",
            "x: expected no element with {a: 1}, but element 1 matches"},
        Row{R"({"excludes":{"a":1}})", "[]", "3", "x: expected no element with {a: 1}, got 3"},
        Row{R"({"distinct":"a"})", R"([{"a":1},{"a":2}])", R"([{"a":1},{"a":2},{"a":1}])",
            "x: expected distinct a, but element 2 repeats an earlier one"},
        Row{R"({"distinct":["a","b"]})", R"([{"a":1,"b":1},{"a":1,"b":2}])", R"([{"a":1}])",
            "x: expected distinct a and b, but element 0 has no b"},
        Row{R"({"distinct":""})", "[1,2]", "[1,1]",
            "x: expected distinct elements, but element 1 repeats an earlier one"},
        Row{R"({"nowhere":["d","p"]})", R"({"n":[{"e":1}]})", R"({"n":[{"p":1}]})",
            "x: expected no member named d or p, but there is n.0.p"},
        Row{R"({"sameElements":[1,1,2]})", "[2,1,1]", "[2,1,2]",
            "x: expected exactly the elements [1, 1, 2], but 1 is missing"},
        Row{R"({"sameElements":[1]})", "[1]", "[1,1]",
            "x: expected exactly the elements [1], got 1 more"},
        Row{R"({"startsWith":{"text":["https","://"]}})", "\"https://a\"", "\"http://a\"",
            "x: expected a text starting with \"https\" + \"://\", got \"http://a\""},
        Row{R"({"not":{"startsWith":"a"}})", "\"b\"", "\"ab\"",
            "x: expected not (a text starting with \"a\"), got \"ab\""},
        Row{R"({"not":5})", "null", "5", "x: expected not (5), got 5"},
        Row{R"({"all":[{"atLeast":1},{"atMost":3}]})", "2", "4", "x: expected at most 3, got 4"}));

TEST_F(MatcherTest, AMissingPartFailsAllButTheMatchersOfAbsence) {
  for (const char* matcher : {R"({"excludes":{"a":1}})", R"({"differsFrom":1})",
                              R"({"sameElements":[]})", R"({"count":0})", R"({"distinct":"a"})",
                              R"({"length":0})", R"({"oneOf":[1]})", R"({"atMost":1})"}) {
    EXPECT_NE(mismatch({{"y", json::parse(matcher)}}, json::object(), {}), "") << matcher;
  }
  EXPECT_EQ(mismatch({{"y", {{"nowhere", {"d"}}}}}, json::object(), {}), "");
}

TEST_F(MatcherTest, ShownValuesNeverComeFromTheAnswerItself) {
  const json answer = {{"kid", "https://secret/1"}, {"extra", "hidden"}, {"dek", "AAAA"}};
  const json shown = {{"kid", {{"chosen", "kid"}, {"length", 16}}},
                      {"dek", {{"secret", "dek"}, {"length", 3}}}};
  EXPECT_EQ(mismatch({{"kid", "x"}}, answer, shown), "kid: expected \"x\", got a kid of 16");
  EXPECT_EQ(mismatch({{"extra", "x"}}, answer, shown), "extra: expected \"x\", got something");
  EXPECT_EQ(mismatch({{"dek", "x"}}, answer, shown), "dek: expected \"x\", got a secret (3 bytes)");
  EXPECT_EQ(mismatch({{"dek", {{"secret", "s"}, {"length", 3}}}}, answer, shown),
            "dek: expected secret s (3 bytes), got a secret (3 bytes)");
}

TEST_F(MatcherTest, PaddingMakesNoDifferenceToByteStrings) {
  context_.secrets.clear();
  EvalContext eval{&bound_, &options_, [](const std::string&, std::size_t) { return json("AA"); }};
  const auto secret = parse_matcher({{"secret", "s"}, {"length", 1}}, "", context_);
  const json padded = "AA==";
  EXPECT_FALSE(match(*secret, {&padded, &padded}, eval)->has_value());
  const auto text = parse_matcher("AA", "", context_);
  EXPECT_TRUE(match(*text, {&padded, &padded}, eval)->has_value());
}

TEST_F(MatcherTest, FlawsNamePlaceAndReason) {
  const std::vector<std::pair<const char*, std::string>> table = {
      {R"({"oneof":[1]})", "/x: oneof is no matcher"},
      {R"({"atLeast":1,"atMost":2})", "/x: a matcher has exactly one member"},
      {R"({})", "/x: a matcher has exactly one member"},
      {R"({"oneOf":[]})", "/x/oneOf: an empty list matches nothing"},
      {R"({"oneOf":1})", "/x/oneOf: expected a list"},
      {R"({"present":false})", "/x/present: expected true"},
      {R"({"length":-1})", "/x/length: expected an integer from 0 to 1048576"},
      {R"({"count":"1"})", "/x/count: expected an integer from 0 to 1048576"},
      {R"({"includes":{}})",
       "/x/includes: expected an object of paths and matchers that is not empty"},
      {R"({"nowhere":"d"})", "/x/nowhere: expected a list that is not empty"},
      {R"({"nowhere":["d","d"]})", "/x/nowhere/1: d stands there twice"},
      {R"({"all":[]})", "/x/all: expected a list that is not empty"},
      {R"({"not":{"is":1}})", "/x/not: is is no matcher"},
      {R"({"atLeast":{"ref":"k9"}})", "/x/atLeast/ref: no earlier step binds k9"},
      {"null", "/x: null is no value; say {\"absent\": true}"},
  };
  for (const auto& [matcher, reason] : table) {
    EXPECT_EQ(mismatch(json::parse(matcher), 0), "flaw: " + reason) << matcher;
  }
}

TEST_F(MatcherTest, AReferenceThatIsNotThereIsNoMismatch) {
  EXPECT_EQ(mismatch({{"ref", "k1.none"}}, 5), "error: no earlier answer gave k1.none");
}

}  // namespace
}  // namespace cmk::harness
