#include "harness/suite/params_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/testing/scenario_folder.h"

namespace cmk::harness {
namespace {

using testing::EndsWith;

// A scenario of one step with these params, read and checked; "" when all is well.
std::string told(const std::string& method, const std::string& params) {
  ScenarioFolder folder;
  folder.put("scenarios/p/s.json",
             R"({"requirement": "R-1", "summary": "s", "source": "x", "steps": [)"
             R"({"do": "tenant.create", "params": {"tenantId": "t"}, "bind": "a"},)"
             R"({"do": ")" +
                 method + R"(", "judges": "j", "params": )" + params + "}]}");
  const auto scenarios = folder.load();
  if (!scenarios) return "unread: " + to_string(scenarios.error());
  const auto bad = check_scenario_params(*scenarios, folder.dir());
  return bad ? to_string(*bad) : "";
}

TEST(ParamsCheck, NamesFilePointerAndReason) {
  const std::string text = told("tenant.create", R"({"tenantId": 7})");
  EXPECT_THAT(text, EndsWith("scenarios/p/s.json: /steps/1/params/tenantId: expected a text, of "
                             "tenant.create"));
}

struct Params {
  const char* method;
  const char* params;
  const char* flaw;  // "" when there is none
};

TEST(ParamsCheck, TypesWhatIsWrittenAndWhatIsComputed) {
  const std::vector<Params> table = {
      {"tenant.create", R"({"tenantId": "t"})", ""},
      {"tenant.create", R"({"tenantId": {"ref": "a.whatever"}})", ""},
      {"tenant.create", R"({"tenantId": {"ref": "a.whatever", "segment": -1}})", ""},
      {"tenant.create", R"({"tenantId": {"text": ["a", {"time": "T0"}]}})", ""},
      {"tenant.create", R"({"tenantId": {"fill": "x", "length": 3}})", ""},
      {"tenant.create", R"({"tenantId": "t", "unknown": {"any": [1]}})", ""},
      {"tenant.create", R"({})", "/params/tenantId: missing"},
      {"tenant.create", R"({"tenantId": null})", "/params/tenantId: expected a text"},
      {"tenant.create", R"({"tenantId": true})", "/params/tenantId: expected a text"},
      {"tenant.create", R"({"tenantId": ["t"]})", "/params/tenantId: expected a text"},
      {"tenant.create", R"({"tenantId": {"a": 1}})", "/params/tenantId: expected a text"},
      {"tenant.create", R"({"tenantId": {"time": "T0"}})", "/params/tenantId: expected a text"},
      {"tenant.create", R"({"tenantId": {"option": "lag"}})", "/params/tenantId: expected a text"},
      {"key.create", R"({"vault": "v", "name": "k", "kty": "RSA", "key_size": "2048"})",
       "/params/key_size: expected an integer"},
      {"key.create", R"({"vault": "v", "name": "k", "kty": "RSA", "key_size": 2048.0})",
       "/params/key_size: expected an integer"},
      {"key.create",
       R"({"vault": "v", "name": "k", "kty": "RSA", "key_size": {"secret": "s", "length": 3}})",
       "/params/key_size: expected an integer"},
      {"key.create", R"({"vault": "v", "name": "k", "kty": "RSA", "attributes": {"exp": "soon"}})",
       "/params/attributes/exp: expected an integer"},
      {"key.create",
       R"({"vault": "v", "caller": "c", "name": "k", "kty": "RSA",
           "attributes": {"exp": {"time": "T0+1d"}}})",
       ""},
      {"key.create", R"({"vault": "v", "name": "k", "kty": "RSA", "key_ops": "sign"})",
       "/params/key_ops: expected a list"},
      {"key.create", R"({"vault": "v", "name": "k", "kty": "RSA", "key_ops": ["sign", 1]})",
       "/params/key_ops/1: expected "},
      {"key.wrapKey", R"({"vault": "v", "name": "k", "alg": "RSA-OAEP", "value": "not base64!"})",
       "/params/value: not base64url"},
      {"key.wrapKey",
       R"({"vault": "v", "name": "k", "alg": "RSA-OAEP", "value": {"fill": "!", "length": 4}})",
       "/params/value: not base64url"},
      {"key.wrapKey",
       R"({"vault": "v", "caller": "c", "name": "k", "alg": "RSA-OAEP",
           "value": {"secret": "s", "length": 3}})",
       ""},
  };
  for (const auto& [method, params, flaw] : table) {
    const std::string text = told(method, params);
    if (std::string_view(flaw).empty()) {
      EXPECT_EQ(text, "") << params;
    } else {
      EXPECT_THAT(text, testing::HasSubstr(std::string("/steps/1") + flaw)) << params;
    }
  }
}

TEST(ParamsCheck, LooksIntoCasesAndWorlds) {
  ScenarioFolder folder;
  folder.put("scenarios/worlds/w.json",
             R"({"summary": "s", "steps": [{"do": "tenant.create", "params": {}}]})");
  folder.put("scenarios/p/s.json",
             R"({"requirement": "R-1", "summary": "s", "source": "x", "world": "w", "steps": [)"
             R"({"do": "tenant.create", "judges": "j", "params": {"tenantId": "t"}}]})");
  const auto in_world = folder.load();
  ASSERT_TRUE(in_world) << to_string(in_world.error());
  EXPECT_THAT(to_string(check_scenario_params(*in_world, folder.dir()).value_or(BadInput{})),
              EndsWith("worlds/w.json: /steps/0/params/tenantId: missing, of tenant.create"));
  ScenarioFolder cases;
  cases.put("scenarios/p/s.json",
            R"({"requirement": "R-1", "summary": "s", "source": "x",)"
            R"("cases": [{"case": "good", "id": "t"}, {"case": "bad", "id": 1}], "steps": [)"
            R"({"do": "tenant.create", "judges": "j", "params": {"tenantId": {"case": "id"}}}]})");
  const auto in_case = cases.load();
  ASSERT_TRUE(in_case) << to_string(in_case.error());
  EXPECT_THAT(to_string(check_scenario_params(*in_case, cases.dir()).value_or(BadInput{})),
              EndsWith("expected a text, of tenant.create (in the case bad)"));
}

}  // namespace
}  // namespace cmk::harness
