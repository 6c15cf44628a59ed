#include "harness/protocol/codec.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "harness/protocol/model.h"
#include "harness/protocol/schema.h"
#include "harness/protocol/start_codec.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

TEST(Codec, OperationThereAndBack) {
  const json params = {{"name", "alice"}, {"type", "FirstParty"}, {"tenantId", "t1"}};
  const auto operation = decode_operation("identity.create", params, 1795281186);
  ASSERT_TRUE(operation) << to_string(operation.error());
  EXPECT_EQ(operation->now, 1795281186);
  const auto* const op = std::get_if<entra::IdentityCreate>(&operation->params);
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(op->type, entra::PrincipalType::FirstParty);
  EXPECT_EQ(op->subscriptionId, std::nullopt);
  EXPECT_EQ(method_of(operation->params), "identity.create");
  EXPECT_EQ(encode_params(operation->params), params);
}

TEST(Codec, RefusesUnknownMethodAndImpossibleInstant) {
  EXPECT_EQ(decode_operation("no.such", json::object(), 0).error().place, "/method");
  const json params = {{"id", "x"}};
  EXPECT_TRUE(decode_operation("identity.get", params, kInstantMax));
  EXPECT_EQ(decode_operation("identity.get", params, kInstantMax + 1).error().place, "/now");
  EXPECT_EQ(decode_operation("identity.get", params, INT64_MIN).error().place, "/now");
}

TEST(Codec, RegistryAndModelAgree) {
  for (const OperationModel& model : operation_models()) {
    const auto operation = decode_operation(model.method, json::array(), 0);
    ASSERT_FALSE(operation);
    EXPECT_EQ(operation.error(), (DecodeError{"", "not an object"})) << model.method;
  }
}

TEST(Codec, OutcomesHaveTheirShapes) {
  EXPECT_EQ(outcome_to_json(AnyAnswer(Done{})),
            json({{"outcome", "accepted"}, {"result", json::object()}}));
  EXPECT_EQ(outcome_to_json(refuse(Reason::keyDisabled, "why")), json({{"outcome", "refused"},
                                                                       {"reason", "keyDisabled"},
                                                                       {"httpStatus", 403},
                                                                       {"code", "KeyDisabled"},
                                                                       {"diagnostic", "why"}}));
  EXPECT_EQ(outcome_to_json(refuse(Reason::unspecified)),
            json({{"outcome", "refused"}, {"reason", "unspecified"}}));
  EXPECT_EQ(outcome_to_json(refuse(Reason::keyDisabled, "", 4018)),
            json({{"outcome", "refused"},
                  {"reason", "keyDisabled"},
                  {"httpStatus", 403},
                  {"substatus", 4018},
                  {"code", "KeyDisabled"}}));
  EXPECT_EQ(unsupported_to_json(), json({{"outcome", "unsupported"}}));
}

TEST(Codec, LineNeverThrows) { EXPECT_EQ(to_line(json("a\xff\nb")), "\"a\xef\xbf\xbd\\nb\""); }

TEST(Codec, StartThereAndBack) {
  StartAnswer answer;
  answer.implementation = "x";
  answer.options = {{"leeway", 3}};
  const auto back = decode_start_answer(encode_start_answer(answer));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->options, answer.options);
  EXPECT_EQ(back->batch, std::nullopt);
  EXPECT_EQ(decode_start_params({{"protocol", "1"}}).error().place, "/protocol");
}

// Some JSON, biased towards what declarations ask for.
rc::Gen<json> any_json() {
  return rc::gen::map(rc::gen::inRange(0, 9), [](int kind) -> json {
    switch (kind) {
      case 0:
        return nullptr;
      case 1:
        return 3.5;
      case 2:
        return 7;
      case 3:
        return json::object();
      case 4:
        return json::array({"a", 1});
      case 5:
        return false;
      case 6:
        return "User";
      default:
        return "Zm9v";
    }
  });
}

// Whatever the codec accepts keeps the published schema and is written back as it was read; and the
// schema accepts nothing that the codec refuses but for the texts (base64url, ranges) that it
// leaves open.
RC_GTEST_PROP(Codec, AgreesWithTheSchema, ()) {
  const auto models = operation_models();
  const auto& model = models[*rc::gen::inRange<std::size_t>(0, models.size())];
  json params = json::object();
  for (const Member& member : model.params->members) {
    if (*rc::gen::inRange(0, 8) != 0) params[std::string(member.name)] = *any_json();
  }
  const auto operation = decode_operation(model.method, params, 0);
  const auto breach = check_params(model, params);
  if (operation) {
    RC_ASSERT(!breach);
    const json back = encode_params(operation->params);
    RC_ASSERT(decode_operation(model.method, back, 0)->params == operation->params);
  } else if (!breach) {
    RC_ASSERT(operation.error().reason == "not base64url" ||
              operation.error().reason == "out of range");
  }
}

}  // namespace
}  // namespace cmk::harness
