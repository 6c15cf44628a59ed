#include "harness/suite/expression.h"

#include <gtest/gtest.h>

#include <fstream>

#include "harness/suite/testing/scenario_folder.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

class ExpressionTest : public testing::Test {
 protected:
  ExpressionTest() {
    folder_.put("vectors/blob.bin", "\x01\x02\x03");
    context_.files = folder_.dir() / "..";
    context_.bound = {"k1", "w1"};
    bound_["k1"] = {{"key", {{"kid", "https://a.vault/keys/k1/v7"}}}, {"list", {{{"x", 5}}}}};
    bound_["w1"] = {{"value", encode_base64url(to_bytes("wrapped for k1/v7"))}, {"number", 3}};
  }
  // The value, or "fault: text" of a failed evaluation, or "flaw: place: text".
  std::string evaluated(const json& value) {
    const auto expression = parse_expression(value, "", context_);
    if (!expression) return "flaw: " + expression.error().place + ": " + expression.error().reason;
    EvalContext eval{&bound_, &options_, [](const std::string& name, std::size_t length) {
                       return json(encode_base64url(to_bytes(name + std::string(length, '.'))));
                     }};
    const auto out = evaluate(*expression, eval);
    if (out) return out->dump();
    return (out.error().fault == EvalFault::unresolved ? "unresolved: " : "not applicable: ") +
           out.error().what;
  }
  std::string bytes(const json& value) {
    std::string text = evaluated(value);
    if (!text.starts_with('"')) return text;
    const auto decoded = decode_base64url(text.substr(1, text.size() - 2));
    return decoded ? std::string(as_text(*decoded)) : "no base64url: " + text;
  }
  std::string described(const json& value) {
    return describe(parse_expression(value, "", context_).value(), options_);
  }

  ScenarioFolder folder_;
  ReadContext context_;
  std::map<std::string, json> bound_;
  TargetOptions options_ = {{"leeway", 60}};
};

TEST_F(ExpressionTest, PlainValuesStandForThemselves) {
  const json value = {{"a", {1, "x", nullptr, {{"b", true}}}}};
  EXPECT_EQ(evaluated(value), value.dump());
}

TEST_F(ExpressionTest, RefTakesPartsOfAnswers) {
  EXPECT_EQ(evaluated({{"ref", "k1.key.kid"}}), "\"https://a.vault/keys/k1/v7\"");
  EXPECT_EQ(evaluated({{"ref", "k1.list.0.x"}}), "5");
  EXPECT_EQ(evaluated({{"ref", "k1.key.kid"}, {"segment", -1}}), "\"v7\"");
  EXPECT_EQ(evaluated({{"ref", "k1.key.kid"}, {"segment", -2}}), "\"k1\"");
  EXPECT_EQ(evaluated({{"ref", "k1.key.n"}}), "unresolved: no earlier answer gave k1.key.n");
  EXPECT_EQ(evaluated({{"ref", "k1.list.1"}}), "unresolved: no earlier answer gave k1.list.1");
  EXPECT_EQ(evaluated({{"ref", "k1.key.kid"}, {"segment", -16}}),
            "unresolved: k1.key.kid has no segment -16");
}

TEST_F(ExpressionTest, BytesAreChangedAsAsked) {
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"flip", 0}}), "vrapped for k1/v7");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"flip", -8}}), "wrapped for k1/v6");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"truncate", 9}}), "wrapped ");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"append", "2121"}}), "wrapped for k1/v7!!");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"slice", {12, 14}}}), "k1");
  EXPECT_EQ(bytes({{"file", "vectors/blob.bin"}, {"truncate", 2}}), "\x01");
}

TEST_F(ExpressionTest, ReplaceFindsTextAndBytes) {
  const json found = {{"find", {{"ref", "k1.key.kid"}, {"segment", -1}}}, {"with", "v8"}};
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"replace", found}}), "wrapped for k1/v8");
  const json encoded = {{"find", encode_base64url(to_bytes("wrapped"))},
                        {"with", encode_base64url(to_bytes("sealed"))}};
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"replace", encoded}}), "sealed for k1/v7");
  const json missing = {{"find", "k2"}, {"with", "k3"}};
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"replace", missing}}),
            "not applicable: what is to be replaced does not occur in w1.value");
}

TEST_F(ExpressionTest, ChangesThatDoNotFitAreFaults) {
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"flip", 136}}), "unresolved: w1.value has only 17 bytes");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"flip", -137}}), "unresolved: w1.value has only 17 bytes");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"truncate", 18}}),
            "unresolved: w1.value has only 17 bytes");
  EXPECT_EQ(bytes({{"ref", "w1.value"}, {"slice", {0, 18}}}),
            "unresolved: w1.value has only 17 bytes");
  EXPECT_EQ(bytes({{"ref", "k1.key.kid"}, {"flip", 0}}), "unresolved: k1.key.kid is no base64url");
  EXPECT_EQ(bytes({{"ref", "w1.number"}, {"flip", 0}}), "unresolved: w1.number is no text");
}

TEST_F(ExpressionTest, TheOtherKinds) {
  EXPECT_EQ(bytes({{"secret", "dek"}, {"length", 3}}), "dek...");
  EXPECT_EQ(evaluated({{"time", "T0+1h+leeway"}}), "1767229260");
  EXPECT_EQ(evaluated({{"option", "leeway"}}), "60");
  EXPECT_EQ(evaluated({{"option", "lag"}}), "0");
  EXPECT_EQ(evaluated({{"text", {"a/", {{"ref", "k1.key.kid"}, {"segment", -1}}, "/", 7}}}),
            "\"a/v7/7\"");
  EXPECT_EQ(evaluated({{"file", "vectors/blob.bin"}}), "\"AQID\"");
  EXPECT_EQ(evaluated({{"fill", "x"}, {"length", 4}}), "\"xxxx\"");
}

TEST_F(ExpressionTest, CanonicalTextHoldsNoChosenValue) {
  EXPECT_EQ(described({{"ref", "k1.key.kid"}}), "k1.key.kid");
  EXPECT_EQ(described({{"ref", "k1.key.kid"}, {"segment", -1}}), "segment -1 of k1.key.kid");
  EXPECT_EQ(described({{"ref", "w1.value"}, {"flip", 3}}), "w1.value with bit 3 flipped");
  EXPECT_EQ(described({{"secret", "dek"}, {"length", 32}}), "secret dek (32 bytes)");
  EXPECT_EQ(described({{"time", "T0+1s"}}), "1767225601");
  EXPECT_EQ(described({{"a", {1, {{"file", "vectors/blob.bin"}}}}}),
            "{a: [1, file vectors/blob.bin (3 bytes)]}");
  EXPECT_EQ(described({{"text", {"a", {{"ref", "k1.x"}}}}}), "\"a\" + k1.x");
  EXPECT_EQ(described({{"fill", "x"}, {"length", 4}}), "4 times \"x\"");
}

TEST_F(ExpressionTest, FlawsNamePlaceAndReason) {
  const std::vector<std::pair<json, std::string>> table = {
      {{{"ref", "k9.x"}}, "/ref: no earlier step binds k9"},
      {{{"ref", ""}}, "/ref: expected a text that is not empty"},
      {{{"ref", "k1..x"}}, "/ref: the path k1..x has an empty segment"},
      {{{"ref", "k1"}, {"segment", 0}}, "/segment: expected an integer from -16 to -1"},
      {{{"ref", "k1"}, {"flop", 0}}, "/flop: unknown member"},
      {{{"ref", "k1"}, {"flip", 1}, {"truncate", 1}}, ": more than one change"},
      {{{"ref", "k1"}, {"segment", -1}, {"truncate", 1}}, ": both segment and a change"},
      {{{"ref", "k1"}, {"time", "T0"}}, ": both ref and time"},
      {{{"ref", "k1"}, {"append", "0"}}, "/append: expected hexadecimal text"},
      {{{"ref", "k1"}, {"slice", {2, 1}}}, "/slice/1: expected an integer from 2 to 1048576"},
      {{{"ref", "k1"}, {"slice", 1}}, "/slice: expected [from, to]"},
      {{{"ref", "k1"}, {"replace", {{"find", "a"}}}}, "/replace: the member with is missing"},
      {{{"secret", "s"}}, ": the member length is missing"},
      {{{"secret", "s"}, {"length", -1}}, "/length: expected an integer from 0 to 262144"},
      {{{"time", "T1"}}, "/time: a time starts with T0"},
      {{{"option", "x"}}, "/option: x is no option of a target"},
      {{{"text", json::array()}}, "/text: expected a list that is not empty"},
      {{{"file", "../secret"}}, "/file: a path that leaves the conformance folder"},
      {{{"file", "/etc/passwd"}}, "/file: a path that leaves the conformance folder"},
      {{{"file", "vectors/none"}}, "/file: vectors/none: no such file"},
      {{{"fill", "xy"}, {"length", 1}}, "/fill: expected one ASCII character"},
      {{{"a", {1, {{"ref", "k9"}}}}}, "/a/1/ref: no earlier step binds k9"},
  };
  for (const auto& [value, reason] : table) EXPECT_EQ(evaluated(value), "flaw: " + reason) << value;
}

TEST_F(ExpressionTest, OneSecretHasOneLength) {
  EXPECT_TRUE(parse_expression({{"secret", "s"}, {"length", 4}}, "", context_));
  EXPECT_EQ(evaluated({{"secret", "s"}, {"length", 5}}),
            "flaw: /length: the secret s has 4 bytes elsewhere");
}

}  // namespace
}  // namespace cmk::harness
