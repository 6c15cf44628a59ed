#include "harness/suite/transcript_literals.h"

#include <gtest/gtest.h>

#include "harness/suite/expression.h"
#include "harness/suite/recorded_target.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

const json kRecorded = recorded_secret("secret-3", 4);

TEST(TranscriptLiterals, AreThereAgainAtAnyDepth) {
  TranscriptLiterals literals;
  literals.learn({{"users", {{{"value", "c2FsdA"}}}}}, {{"users", {{{"value", kRecorded}}}}});
  EXPECT_EQ(literals.restored({{"rows", {kRecorded, 5}}}), json({{"rows", {"c2FsdA", 5}}}));
}

TEST(TranscriptLiterals, OtherSecretsStayAsTheyAre) {
  TranscriptLiterals literals;
  literals.learn({{"value", "c2FsdA"}}, {{"value", kRecorded}});
  const json other = {recorded_secret("secret-4", 4), recorded_secret("secret-3", 5), "secret-3"};
  EXPECT_EQ(literals.restored(other), other);
}

TEST(TranscriptLiterals, TextsOfOtherLengthOrOfOneNameAreNotLearnt) {
  TranscriptLiterals literals;
  literals.learn({{"value", "c2FsdHk"}}, {{"value", kRecorded}});
  EXPECT_EQ(literals.restored(kRecorded), kRecorded);
  literals.learn({{"a", "c2FsdA"}, {"b", "c2FsdB"}, {"c", "salt"}},
                 {{"a", kRecorded}, {"b", kRecorded}, {"c", kRecorded}});
  EXPECT_EQ(literals.restored(kRecorded), kRecorded);
}

TEST(TranscriptLiterals, AreThoseOfOneCase) {
  const auto exchange = [](const char* name, const json& params) {
    const json call = {{"method", "echo"}, {"params", params}};
    return Exchange{"s", name, "", 1, call, {{"outcome", "accepted"}, {"result", kRecorded}}};
  };
  const std::vector<Exchange> exchanges = {exchange("one", kRecorded), exchange("two", nullptr)};
  RecordedTarget target(exchanges);
  target.select("s", "one", "");
  EXPECT_EQ(target.next({.method = "echo", .params = "c2FsdA"}).result, "c2FsdA");
  target.select("s", "two", "");
  EXPECT_EQ(target.next({.method = "echo", .params = "c2FsdA"}).result, kRecorded);
}

}  // namespace
}  // namespace cmk::harness
