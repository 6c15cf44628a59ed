#include "harness/suite/clean_case.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using nlohmann::json;

// Knows one secret, "hush".
class OneSecret : public Redactor {
 public:
  void name(const std::string& /*name*/, const std::string& /*text*/) override {}
  json params(const std::string& /*method*/, const json& params) override { return params; }
  json result(const std::string& /*method*/, const json& result) override { return result; }
  bool is_clean(std::string_view text) override { return !text.contains("hush"); }
  std::string cleaned(const std::string& text) override { return is_clean(text) ? text : "[x]"; }
  void clean(json& value) override {
    if (!is_clean(value.dump())) value = {{"secret", "x"}};
  }
};

TEST(CleanCase, EveryTextOfACaseIsCleaned) {
  std::vector<Check> checks(2);
  checks[0].actual = "accepted {kid: \"hush\"}";
  checks[1].message = "kid: expected \"k\", got \"hush\"";
  std::vector<Exchange> exchanges = {
      {"s",
       "",
       "",
       1,
       {{"method", "m"}, {"params", {{"name", "hush"}}}, {"now", 5}},
       {{"outcome", "refused"}, {"reason", "r"}, {"code", "hush"}, {"diagnostic", "a hush"}}},
      {"s",
       "",
       "",
       2,
       {{"method", "m"}, {"params", {{"name", "k"}}}, {"now", 5}},
       {{"outcome", "accepted"}, {"result", {{"hush", 1}}}}},
      {"s", "", "", 3, {{"method", "m"}}, {{"outcome", "errored"}, {"evidence", "at hush"}}}};
  OneSecret redactor;
  clean_case(checks, exchanges, redactor);
  EXPECT_EQ(checks[0].actual, "[x]");
  EXPECT_EQ(checks[1].message, "[x]");
  EXPECT_EQ(exchanges[0].call["params"], json({{"secret", "x"}}));
  EXPECT_EQ(
      exchanges[0].answer,
      json({{"outcome", "refused"}, {"reason", "r"}, {"code", "[x]"}, {"diagnostic", "[x]"}}));
  EXPECT_EQ(exchanges[1].call, json({{"method", "m"}, {"params", {{"name", "k"}}}, {"now", 5}}));
  EXPECT_EQ(exchanges[1].answer["result"], json({{"secret", "x"}}));
  EXPECT_EQ(exchanges[2].answer["evidence"], "[x]");
}

}  // namespace
}  // namespace cmk::harness
