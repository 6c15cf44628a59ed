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

Answer refused_with(const char* reason, int status, std::optional<int> substatus) {
  Answer answer = refused_answer(reason);
  answer.httpStatus = status;
  answer.substatus = substatus;
  return answer;
}

TEST(Expectation, RefusalsNumbers) {
  const char* text = R"({"refused":"keyDisabled","substatus":4018,"httpStatus":403})";
  EXPECT_EQ(mismatch(text, refused_with("keyDisabled", 403, 4018)), "");
  EXPECT_EQ(mismatch(text, refused_with("unspecified", 403, 4018)), "");
  EXPECT_EQ(mismatch(text, refused_with("keyDisabled", 403, 4002)),
            "substatus: expected 4018, got 4002");
  EXPECT_EQ(mismatch(text, refused_with("keyDisabled", 404, 4018)),
            "httpStatus: expected 403, got 404");
  EXPECT_EQ(mismatch(text, refused_with("keyDisabled", 0, 4018)),
            "httpStatus: expected 403, got nothing");
  EXPECT_EQ(mismatch(text, refused_with("keyDisabled", 403, {})),
            "substatus: expected 4018, got nothing");
  EXPECT_EQ(mismatch(text, refused_with("notFound", 403, 4018)),
            "expected refused keyDisabled, substatus 4018, httpStatus 403, got refused notFound");
}

TEST(Expectation, RefusalsNumbersTakeMatchers) {
  const char* text = R"({"refused":"any","substatus":{"oneOf":[4003,4017]}})";
  EXPECT_EQ(mismatch(text, refused_with("notFound", 0, 4017)), "");
  EXPECT_EQ(mismatch(text, refused_with("notFound", 0, 4018)),
            "substatus: expected one of 4003, 4017, got 4018");
  EXPECT_EQ(mismatch(text, accepted_answer({})),
            "expected refused, substatus one of 4003, 4017, got accepted");
  EXPECT_EQ(mismatch(R"({"refused":"notFound","substatus":{"absent":true}})",
                     refused_with("notFound", 0, {})),
            "");
}

TEST(Expectation, RefusalIsShownWithTheNumbersAskedFor) {
  const Answer answer = refused_with("notFound", 404, 4003);
  const Judged judged{&answer, {}};
  EXPECT_EQ(describe(judged, expectation(R"({"refused":"notFound"})")), "refused notFound");
  EXPECT_EQ(describe(judged, expectation("\"accepted\"")), "refused notFound");
  // Any reason fits, and which it is may depend on what was drawn.
  EXPECT_EQ(describe(judged, expectation("\"refused\"")), "refused");
  EXPECT_EQ(describe(judged, expectation(R"({"anyOf":[{"accepted":{"a":1}},
                                             {"refused":"any","httpStatus":404}]})")),
            "refused notFound, httpStatus 404");
  EXPECT_EQ(describe(judged, expectation(R"({"refused":"any","httpStatus":404,"substatus":1})")),
            "refused notFound, substatus 4003, httpStatus 404");
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
  EXPECT_FALSE(fits_every_refused(expectation(R"({"refused":"any","substatus":4003})")));
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
      {R"({"refused":"any"})", "/e/refused: any is no reason that can be expected"},
      {R"({"refused":"notFound","substatus":{"oneOf":1}})", "/e/substatus/oneOf: expected a list"},
      {R"({"accepted":{"a":1},"substatus":4003})", "/e/substatus: unknown member"},
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
