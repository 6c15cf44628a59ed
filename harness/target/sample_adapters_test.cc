// The sample adapters of conformance/adapters, through the protocol.
#include <gtest/gtest.h>

#include "harness/target/stdio_target.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

const std::string kPython = "python3 -B " CMK_SOURCE_DIR "/conformance/adapters/python/adapter.py";
const std::string kCpp = CMK_BIN_DIR "/cmk_example_adapter";

Call create_sample_tenant() {
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
  EXPECT_EQ(target.apply(create_sample_tenant()).kind, AnswerKind::accepted);
  const Answer person = target.apply(create_person("User"));
  ASSERT_EQ(person.kind, AnswerKind::accepted) << person.evidence;
  EXPECT_EQ(person.result["name"], "alice");
  const Answer roles = target.apply({.method = "role.list", .params = {{"scope", "/x"}}, .now = 7});
  EXPECT_EQ(roles.kind, AnswerKind::unsupported);
}

Call on_key(std::string_view method, json params, Instant now = 8) {
  params.update({{"vault", "v"}, {"name", "k"}, {"caller", "alice"}});
  return {.method = std::string(method), .params = std::move(params), .now = now};
}

TEST(SampleAdapters, PythonWrapsAndUnwraps) {
  StdioTarget target(kPython);
  ASSERT_TRUE(target.start());
  ASSERT_EQ(target
                .apply({.method = "vault.create",
                        .params = {{"name", "v"},
                                   {"subscriptionId", "s"},
                                   {"resourceGroup", "g"},
                                   {"location", "westeurope"}},
                        .now = 5})
                .kind,
            AnswerKind::accepted);
  const json attributes = {{"exp", 20}};
  const Answer key =
      target.apply(on_key("key.create", {{"kty", "RSA"}, {"attributes", attributes}}));
  ASSERT_EQ(key.kind, AnswerKind::accepted) << key.evidence;
  EXPECT_EQ(target.apply(on_key("key.get", json::object())).result, key.result);
  const json plain = {{"alg", "RSA-OAEP-256"}, {"value", "c2VjcmV0"}};
  const Answer wrapped = target.apply(on_key("key.wrapKey", plain, 19));
  ASSERT_EQ(wrapped.kind, AnswerKind::accepted) << wrapped.evidence;
  EXPECT_EQ(wrapped.result["kid"], key.result["key"]["kid"]);
  EXPECT_EQ(target.apply(on_key("key.wrapKey", plain, 20)).reason, "keyExpired");
  json cipher = {{"alg", "RSA-OAEP-256"}, {"value", wrapped.result["value"]}};
  EXPECT_EQ(target.apply(on_key("key.unwrapKey", cipher, 21)).result["value"], "c2VjcmV0");
  cipher["value"] = "AAAA";
  EXPECT_EQ(target.apply(on_key("key.unwrapKey", cipher, 21)).reason, "decryptionFailed");
}

TEST(SampleAdapters, CppAnswersWhatItHas) {
  StdioTarget target(kCpp);
  const auto info = target.start();
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->name, "people");
  ASSERT_TRUE(target.reset());
  EXPECT_EQ(target.apply(create_person("User")).reason, "notFound");
  EXPECT_EQ(target.apply(create_sample_tenant()).kind, AnswerKind::accepted);
  const Answer again = target.apply(create_sample_tenant());
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
  EXPECT_EQ(target.apply(create_sample_tenant()).kind, AnswerKind::accepted);
}

}  // namespace
}  // namespace cmk::harness
