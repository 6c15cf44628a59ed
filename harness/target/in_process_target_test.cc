#include "harness/target/in_process_target.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using nlohmann::json;

InProcessTarget make_target(Evaluations* evaluations = nullptr) {
  TargetInfo info;
  info.name = "reference";
  return {[] { return System({}); }, info, evaluations};
}

const Call kCreateTenant{.method = "tenant.create", .params = {{"tenantId", "t"}}, .now = 5};

TEST(InProcessTarget, AcceptsRefusesAndResets) {
  InProcessTarget target = make_target();
  ASSERT_EQ(target.start()->name, "reference");
  const Answer accepted = target.apply(kCreateTenant);
  EXPECT_EQ(accepted.kind, AnswerKind::accepted);
  EXPECT_EQ(accepted.result, json::object());
  const Answer refused = target.apply(kCreateTenant);
  EXPECT_EQ(refused.kind, AnswerKind::refused);
  EXPECT_EQ(refused.reason, "nameTaken");
  EXPECT_EQ(refused.httpStatus, 409);
  EXPECT_EQ(refused.code, "Conflict");
  ASSERT_TRUE(target.reset());
  EXPECT_EQ(target.apply(kCreateTenant).kind, AnswerKind::accepted);
  EXPECT_FALSE(target.fault());
}

TEST(InProcessTarget, WhatCannotBeSentIsOurFault) {
  InProcessTarget target = make_target();
  const std::vector<Call> calls = {{.method = "tenant.create", .params = json::object(), .now = 5},
                                   kCreateTenant};
  const auto answers = target.apply(calls);
  EXPECT_EQ(answers[0].kind, AnswerKind::errored);
  EXPECT_EQ(answers[1].kind, AnswerKind::accepted);
  EXPECT_EQ(target.fault()->what, "tenant.create cannot be sent: /tenantId: missing");
}

TEST(InProcessTarget, RecordsEvaluationsAcrossResets) {
  Evaluations evaluations;
  InProcessTarget target = make_target(&evaluations);
  ASSERT_TRUE(target.reset());
  (void)target.apply({.method = "role.list", .params = {{"scope", "/subscriptions/s"}}, .now = 5});
  EXPECT_FALSE(evaluations.places.empty());
}

TEST(Target, KindsHaveNames) {
  EXPECT_EQ(to_string(AnswerKind::accepted), "accepted");
  EXPECT_EQ(to_string(AnswerKind::errored), "errored");
}

}  // namespace
}  // namespace cmk::harness
