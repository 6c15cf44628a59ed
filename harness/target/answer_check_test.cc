#include "harness/target/answer_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/target/answer_reader.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json refused(json members) {
  members["outcome"] = "refused";
  if (!members.contains("reason")) members["reason"] = "notFound";
  return members;
}

Answer answer_to(std::string_view method, json outcome) {
  const OperationModel* const operation = find_operation(method);
  EXPECT_NE(operation, nullptr) << method;
  return answer_of(*operation, json{{"jsonrpc", "2.0"}, {"id", 1}, {"result", std::move(outcome)}});
}

TEST(RefusalBreach, AStatusOfARefusalIsBetween400And499) {
  for (const std::int64_t good : {400, 404, 499}) {
    const Answer answer = answer_to("tenant.create", refused({{"httpStatus", good}}));
    EXPECT_EQ(answer.kind, AnswerKind::refused) << good;
    EXPECT_EQ(answer.httpStatus, good);
  }
  for (const std::int64_t bad :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{100}, std::int64_t{200}, std::int64_t{302},
        std::int64_t{399}, std::int64_t{500}, std::int64_t{503}, std::int64_t{600},
        std::int64_t{4294967696},  // 400 in 32 bits
        INT64_MAX, INT64_MIN}) {
    const Answer answer = answer_to("tenant.create", refused({{"httpStatus", bad}}));
    EXPECT_EQ(answer.kind, AnswerKind::errored) << bad;
    EXPECT_THAT(answer.evidence, HasSubstr("a refusal with HTTP status " + std::to_string(bad)));
  }
}

TEST(RefusalBreach, AStatusOf5xxIsThatOfItsReason) {
  const auto kind_of = [](const char* reason, int status) {
    return answer_to("tenant.create", refused({{"reason", reason}, {"httpStatus", status}})).kind;
  };
  EXPECT_EQ(kind_of("serviceUnavailable", 503), AnswerKind::refused);
  EXPECT_EQ(kind_of("recordDamaged", 500), AnswerKind::refused);
  EXPECT_EQ(kind_of("serviceUnavailable", 500), AnswerKind::errored);
  EXPECT_EQ(kind_of("recordDamaged", 503), AnswerKind::errored);
  EXPECT_EQ(kind_of("unspecified", 500), AnswerKind::errored);
  EXPECT_EQ(kind_of("recordDamaged", 200), AnswerKind::errored);
}

TEST(RefusalBreach, NumbersAreNeverWrapped) {
  for (const json& bad : {json(0), json(-1), json(100'000), json(4294971296), json(INT64_MAX),
                          json(4000.5), json("4000"), json(true), json(nullptr)}) {
    EXPECT_EQ(answer_to("tenant.create", refused({{"substatus", bad}})).kind, AnswerKind::errored)
        << bad;
  }
  for (const json& bad : {json(404.0), json(404.5), json("404"), json(nullptr), json(1e300)}) {
    EXPECT_EQ(answer_to("tenant.create", refused({{"httpStatus", bad}})).kind, AnswerKind::errored)
        << bad;
  }
  const Answer good = answer_to("tenant.create", refused({{"substatus", 99'999}}));
  EXPECT_EQ(good.substatus, 99'999);
}

// Every operation whose answer declares bytes at its top: anything else than base64url is the
// target's fault, named with its place and without the text.
TEST(ValueBreach, ByteStringsAreBase64url) {
  const OperationModel* const wrap = find_operation("key.wrapKey");
  ASSERT_NE(wrap, nullptr);
  const Member* const member = wrap->answer->find("value");
  ASSERT_NE(member, nullptr);
  ASSERT_EQ(member->type->kind, TypeKind::bytes);
  for (const std::string good : {"", "AA", "AA==", "-_-_"}) {
    EXPECT_FALSE(value_breach(*wrap->answer, {{"value", good}})) << good;
  }
  for (const std::string& bad :
       {std::string("A"), std::string("AB"), std::string("+/+/"), std::string("AA="),
        std::string("A A="), std::string("AA\n"), std::string("\0\0\0\0", 4),
        std::string("\xC3\xA4\xC3\xA4"), std::string("not base64url!")}) {
    const auto breach = value_breach(*wrap->answer, {{"value", bad}});
    EXPECT_EQ(breach.value_or("none"), "/value: not base64url") << bad;
  }
}

TEST(ValueBreach, IntegersAreWrittenAsSuch) {
  const Type integer{.kind = TypeKind::integer};
  EXPECT_FALSE(value_breach(integer, 1));
  EXPECT_TRUE(value_breach(integer, 1.0));
  const Type list{.kind = TypeKind::list, .element = &integer};
  EXPECT_EQ(value_breach(list, {1, 2, 3.0}).value_or("none"), "/2: not an integer");
  const Type map{.kind = TypeKind::map, .element = &integer};
  EXPECT_EQ(value_breach(map, {{"a\x1b", 1.5}}).value_or("none"), "/*: not an integer");
}

}  // namespace
}  // namespace cmk::harness
