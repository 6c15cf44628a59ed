#include "harness/suite/expectation.h"

#include <gtest/gtest.h>

#include "harness/suite/scripted_target.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

const std::map<std::string, json> kBound;
const TargetOptions kOptions;
const EvalContext kEval{&kBound, &kOptions, recorded_secret};

Expectation expectation(const char* text) {
  ReadContext context;
  auto read = parse_expectation(json::parse(text), "", context);
  EXPECT_TRUE(read) << text;
  return read ? *read : Expectation{};
}
std::string mismatch(const char* text, const Answer& answer) {
  return compare(expectation(text), {&answer, answer.result}, kEval)->value_or("");
}

TEST(Expectation, Accepted) {
  EXPECT_EQ(mismatch("\"accepted\"", accepted_answer({{"a", 1}})), "");
  EXPECT_EQ(mismatch("\"accepted\"", refused_answer("keyExpired")),
            "expected accepted, got refused keyExpired");
  EXPECT_EQ(mismatch(R"({"accepted":{"a":1}})", accepted_answer({{"a", 1}})), "");
  EXPECT_EQ(mismatch(R"({"accepted":{"a":1}})", accepted_answer({{"a", 2}})),
            "a: expected 1, got 2");
  EXPECT_EQ(mismatch(R"({"accepted":{"":{"nowhere":["b"]}}})", accepted_answer({{"b", 2}})),
            "expected no member named b, but there is b");
}

TEST(Expectation, Refused) {
  EXPECT_EQ(mismatch("\"refused\"", refused_answer("keyExpired")), "");
  EXPECT_EQ(mismatch("\"refused\"", accepted_answer({})), "expected refused, got accepted");
  EXPECT_EQ(mismatch(R"({"refused":"keyExpired"})", refused_answer("keyExpired")), "");
  EXPECT_EQ(mismatch(R"({"refused":"keyExpired"})", refused_answer("notFound")),
            "expected refused keyExpired, got refused notFound");
  EXPECT_EQ(mismatch(R"({"refused":["keyExpired","notFound"]})", refused_answer("notFound")), "");
}

TEST(Expectation, UnspecifiedFitsAnyReasonUnlessExactly) {
  EXPECT_EQ(mismatch(R"({"refused":"keyExpired"})", refused_answer("unspecified")), "");
  EXPECT_EQ(mismatch(R"({"refused":"keyExpired","exactly":true})", refused_answer("unspecified")),
            "expected refused keyExpired exactly, got refused unspecified");
}

TEST(Expectation, AnyOf) {
  const char* text = R"({"anyOf":[{"accepted":{"a":1}},{"refused":"notFound"}]})";
  EXPECT_EQ(mismatch(text, accepted_answer({{"a", 1}})), "");
  EXPECT_EQ(mismatch(text, refused_answer("notFound")), "");
  EXPECT_EQ(mismatch(text, refused_answer("keyExpired")),
            "expected accepted, got refused keyExpired; "
            "expected refused notFound, got refused keyExpired");
}

TEST(Expectation, CanonicalTexts) {
  const auto both =
      expectation(R"({"anyOf":[{"accepted":{"a":1,"b.c":{"present":true}}},"refused"]})");
  EXPECT_EQ(describe(both, {}), "accepted {a: 1, b.c: something}; or refused");
  const Answer answer = accepted_answer({{"a", 2}, {"z", "not asked for"}});
  EXPECT_EQ(describe({&answer, answer.result}, both), "accepted {a: 2, b.c: nothing}");
}

TEST(Expectation, KnowsWhatNothingCanFail) {
  EXPECT_TRUE(fits_every_accepted(expectation("\"accepted\"")));
  EXPECT_FALSE(fits_every_refused(expectation("\"accepted\"")));
  EXPECT_TRUE(fits_every_refused(expectation(R"({"anyOf":[{"accepted":{"a":1}},"refused"]})")));
  EXPECT_FALSE(fits_every_accepted(expectation(R"({"anyOf":[{"accepted":{"a":1}},"refused"]})")));
}

TEST(Expectation, FlawsNamePlaceAndReason) {
  const std::vector<std::pair<const char*, std::string>> table = {
      {"\"ok\"", "/e: expected accepted, refused or anyOf"},
      {"{}", "/e: expected accepted, refused or anyOf"},
      {R"({"accepted":{}})",
       "/e/accepted: expected an object of paths and matchers that is not empty"},
      {R"({"accepted":{"a":1},"refused":"notFound"})", "/e/refused: unknown member"},
      {R"({"refused":"keyexpired"})", "/e/refused: keyexpired is no reason that can be expected"},
      {R"({"refused":"unspecified"})", "/e/refused: unspecified is no reason that can be expected"},
      {R"({"refused":[]})", "/e/refused: expected a list that is not empty"},
      {R"({"refused":"notFound","exactly":false})", "/e/exactly: expected true"},
      {R"({"anyOf":["refused"]})", "/e/anyOf: expected a list of two or more"},
      {R"({"anyOf":["refused","no"]})", "/e/anyOf/1: expected accepted, refused or anyOf"},
  };
  for (const auto& [text, reason] : table) {
    ReadContext context;
    const auto read = parse_expectation(json::parse(text), "/e", context);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().place + ": " + read.error().reason, reason);
  }
}

}  // namespace
}  // namespace cmk::harness
