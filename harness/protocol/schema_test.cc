#include "harness/protocol/schema.h"

#include <gtest/gtest.h>

#include "harness/protocol/codec.h"
#include "harness/protocol/model_system.h"
#include "harness/protocol/specimen.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

TEST(Schema, EveryKindHasItsForm) {
  const json schema = schema_of(specimen::type(), Direction::params);
  const json& properties = schema["properties"];
  EXPECT_EQ(properties["id"]["type"], "string");
  EXPECT_EQ(properties["big"]["type"], "integer");
  EXPECT_EQ(properties["colour"]["enum"], json({"dark-red", "green"}));
  EXPECT_EQ(properties["blobs"]["items"]["type"], "string");
  EXPECT_EQ(properties["tags"]["additionalProperties"]["type"], "string");
  EXPECT_EQ(properties["inners"]["items"]["required"], json({"password"}));
  EXPECT_EQ(properties["value"]["description"], "Bytes.");
  EXPECT_EQ(schema["required"], json({"id", "on", "big", "small", "colour", "value", "key"}));
  EXPECT_EQ(schema_of(specimen::type(), Direction::answer)["required"].size(), 9U);
  EXPECT_FALSE(schema.dump().contains("\"pattern\""));
}

TEST(Schema, ChecksParams) {
  const OperationModel& create = *find_operation("identity.create");
  EXPECT_FALSE(check_params(create, {{"name", ""}, {"type", "User"}, {"extra", 1}}));
  const auto missing = check_params(create, {{"type", "User"}});
  ASSERT_TRUE(missing);
  EXPECT_TRUE(missing->reason.contains("name")) << to_string(*missing);
  const auto wrong = check_params(create, {{"name", "a"}, {"type", "User"}, {"tenantId", 5}});
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->place, "/tenantId") << to_string(*wrong);
  EXPECT_TRUE(check_params(create, {{"name", "a"}, {"type", "Nobody"}}));
  EXPECT_TRUE(check_params(create, json::array()));
}

TEST(Schema, ChecksAnswers) {
  const OperationModel& registration = *find_operation("subscription.registerProvider");
  const auto good = [&](const json& outcome) { return !check_answer(registration, outcome); };
  EXPECT_TRUE(
      good({{"outcome", "accepted"}, {"result", {{"registrationState", "x"}, {"more", 1}}}}));
  EXPECT_TRUE(good({{"outcome", "refused"}, {"reason", "notFound"}, {"httpStatus", 404}}));
  EXPECT_TRUE(good({{"outcome", "refused"}, {"reason", "keyDisabled"}, {"substatus", 4018}}));
  EXPECT_TRUE(good({{"outcome", "unsupported"}}));
  EXPECT_FALSE(good({{"outcome", "accepted"}}));
  EXPECT_FALSE(good({{"outcome", "accepted"}, {"result", {{"registrationState", 1}}}}));
  EXPECT_FALSE(good({{"outcome", "accepted"}, {"result", json::object()}}));
  EXPECT_FALSE(good({{"outcome", "refused"}}));
  EXPECT_FALSE(good({{"outcome", "refused"}, {"reason", "becauseISaySo"}}));
  EXPECT_FALSE(good({{"outcome", "refused"}, {"reason", "notFound"}, {"httpStatus", "404"}}));
  EXPECT_FALSE(good({{"outcome", "refused"}, {"reason", "notFound"}, {"substatus", "4003"}}));
  EXPECT_FALSE(good({{"outcome", "refused"}, {"reason", "notFound"}, {"substatus", 0}}));
  EXPECT_FALSE(good({{"outcome", "maybe"}}));
  EXPECT_FALSE(good(json::object()));
}

TEST(Schema, ChecksFrames) {
  EXPECT_FALSE(check_request({{"jsonrpc", "2.0"}, {"id", 1}, {"method", "stop"}}));
  EXPECT_TRUE(check_request({{"jsonrpc", "1.0"}, {"id", 1}, {"method", "stop"}}));
  EXPECT_TRUE(check_request({{"jsonrpc", "2.0"}, {"id", "1"}, {"method", "stop"}}));
  EXPECT_TRUE(check_request({{"jsonrpc", "2.0"}, {"id", 1}, {"method", "x"}, {"now", 1.5}}));
  const json error = {{"code", -32601}, {"message", "no"}};
  EXPECT_FALSE(check_response({{"jsonrpc", "2.0"}, {"id", 1}, {"result", json::object()}}));
  EXPECT_FALSE(check_response({{"jsonrpc", "2.0"}, {"id", nullptr}, {"error", error}}));
  EXPECT_TRUE(check_response({{"jsonrpc", "2.0"}, {"id", 1}}));
  EXPECT_TRUE(check_response({{"jsonrpc", "2.0"}, {"id", 1}, {"result", {}}, {"error", error}}));
  EXPECT_TRUE(check_response({{"jsonrpc", "2.0"}, {"id", 1}, {"result", 5}}));
  EXPECT_TRUE(check_response({{"jsonrpc", "2.0"}, {"id", 1}, {"error", {{"code", "x"}}}}));
}

TEST(Schema, ChecksStart) {
  EXPECT_FALSE(check_start_params({{"protocol", 1}, {"future", true}}));
  EXPECT_TRUE(check_start_params(json::object()));
  EXPECT_FALSE(check_start_answer({{"implementation", "x"}, {"profiles", json::array()}}));
  EXPECT_TRUE(check_start_answer({{"implementation", "x"}}));
  EXPECT_TRUE(check_start_answer(
      {{"implementation", "x"}, {"profiles", json::array()}, {"options", {{"leeway", "5"}}}}));
}

TEST(Schema, ReferenceAnswersKeepTheirSchema) {
  System system = model_system();
  const auto apply = [&](std::string_view method, const json& params) {
    const auto operation = decode_operation(method, params, 5);
    const json outcome = outcome_to_json(system.apply(*operation));
    const auto breach = check_answer(*find_operation(method), outcome);
    EXPECT_FALSE(breach) << method << " " << to_string(*breach);
  };
  apply("tenant.create", {{"tenantId", "t"}});
  apply("identity.create", {{"name", "alice"}, {"type", "User"}, {"tenantId", "t"}});
  apply("identity.get", {{"id", "nobody"}});
}

}  // namespace
}  // namespace cmk::harness
