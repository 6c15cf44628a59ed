// The sample adapters of conformance/adapters, through the protocol.
#include <gtest/gtest.h>

#include "harness/target/stdio_target.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

const std::string kPython = "python3 -B " CMK_SOURCE_DIR "/conformance/adapters/python/adapter.py";
const std::string kCpp = CMK_BIN_DIR "/cmk_example_adapter";

Call create_tenant() {
  return {.method = "tenant.create", .params = {{"tenantId", "t"}}, .now = 5};
}
Call create_person(std::string_view type) {
  return {.method = "identity.create",
          .params = {{"name", "alice"}, {"type", type}, {"tenantId", "t"}},
          .now = 6};
}

TEST(SampleAdapters, PythonAnswersWhatItHas) {
  StdioTarget target(kPython);
  const auto info = target.start();
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->name, "tiny-vault");
  EXPECT_EQ(info->profiles, std::vector<std::string>{"key-vault"});
  ASSERT_TRUE(target.reset());
  EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
  const Answer person = target.apply(create_person("User"));
  ASSERT_EQ(person.kind, AnswerKind::accepted) << person.evidence;
  EXPECT_EQ(person.result["name"], "alice");
  const Answer roles = target.apply({.method = "role.list", .params = {{"scope", "/x"}}, .now = 7});
  EXPECT_EQ(roles.kind, AnswerKind::unsupported);
}

TEST(SampleAdapters, CppAnswersWhatItHas) {
  StdioTarget target(kCpp);
  const auto info = target.start();
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->name, "people");
  ASSERT_TRUE(target.reset());
  EXPECT_EQ(target.apply(create_person("User")).reason, "notFound");
  EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
  const Answer again = target.apply(create_tenant());
  EXPECT_EQ(again.reason, "nameTaken");
  EXPECT_EQ(again.httpStatus, 409);
  const Answer person = target.apply(create_person("User"));
  ASSERT_EQ(person.kind, AnswerKind::accepted) << person.evidence;
  const Answer got =
      target.apply({.method = "identity.get", .params = {{"id", person.result["id"]}}, .now = 7});
  EXPECT_EQ(got.result, person.result);
  EXPECT_EQ(target.apply(create_person("UserAssigned")).kind, AnswerKind::refused);
  const Answer roles = target.apply({.method = "role.list", .params = {{"scope", "/x"}}, .now = 7});
  EXPECT_EQ(roles.kind, AnswerKind::unsupported);
  ASSERT_TRUE(target.reset());
  EXPECT_EQ(target.apply(create_tenant()).kind, AnswerKind::accepted);
}

}  // namespace
}  // namespace cmk::harness
