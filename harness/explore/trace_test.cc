#include "harness/explore/trace.h"

#include <gtest/gtest.h>

#include "harness/explore/starting_world.h"
#include "harness/explore/testing/explored.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::explore {
namespace {

using nlohmann::json;

class TraceFile : public ::testing::Test {
 protected:
  std::expected<Trace, harness::BadInput> read(const std::string& text) {
    return read_trace(folder_.write("trace.json", text), worlds_of(testing::scenarios()),
                      testing::kData);
  }
  std::string flaw_of(const std::string& text) {
    const auto trace = read(text);
    return trace ? "none" : trace.error().place + ": " + trace.error().reason;
  }

  harness::TempDir folder_;
};

Trace example() {
  Trace trace;
  trace.world = "vault-with-policies";
  trace.requirement = "KEY-05";
  trace.what = "key.wrapKey: accepted in place of refused with keyExpired";
  trace.seed = 77;
  trace.steps = {{"key.create",
                  {{"vault", "vault-a"},
                   {"caller", {{"ref", "admin.principalId"}}},
                   {"name", "k"},
                   {"kty", "RSA"},
                   {"attributes", {{"exp", {{"time", "T0+30d"}}}}}},
                  harness::kT0,
                  "s1"},
                 {"key.wrapKey",
                  {{"vault", "vault-a"},
                   {"caller", {{"ref", "service.principalId"}}},
                   {"name", "k"},
                   {"alg", "RSA-OAEP-256"},
                   {"value", {{"secret", "s2-value"}, {"length", 32}}}},
                  harness::kT0 + 30 * kDay,
                  "s2"}};
  return trace;
}

TEST_F(TraceFile, ComesBackAsItWas) {
  const auto back = read(to_file(example()));
  ASSERT_TRUE(back) << back.error().reason;
  EXPECT_EQ(*back, example());
  EXPECT_EQ(to_file(*back), to_file(example()));
}

TEST_F(TraceFile, SaysWhatItWasFoundWith) {
  Trace trace = example();
  trace.found_with = {"openssl", "boringssl", "random", 7, {{"renewal", "3600"}}};
  const auto back = read(to_file(trace));
  ASSERT_TRUE(back) << back.error().reason;
  EXPECT_EQ(*back, trace);
  EXPECT_EQ(to_file(example()).find("foundWith"), std::string::npos);
  EXPECT_NE(flaw_of(R"({"seed": 1, "foundWith": {}, "steps": [{"do": "tenant.create"}]})"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "foundWith": 3, "steps": [{"do": "tenant.create"}]})"), "none");
}

// The reference refuses it, and so a trace that shows something may hold it.
TEST_F(TraceFile, AStepMayGoBackInTime) {
  Trace trace = example();
  trace.steps.front().now = harness::kT0 - 1;
  const auto back = read(to_file(trace));
  ASSERT_TRUE(back) << back.error().reason;
  EXPECT_EQ(*back, trace);
}

TEST_F(TraceFile, IsReadStrictly) {
  EXPECT_EQ(flaw_of("{"), ": line 1, byte 1: ends too early");
  EXPECT_NE(flaw_of("[]"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "steps": []})"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "world": "nowhere", "steps": [{"do": "tenant.create"}]})"),
            "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "steps": [{"do": "tenant.destroy"}]})"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "steps": [{"do": "tenant.create", "now": "T0+lag"}]})"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "steps": [{"do": "tenant.create", "when": "T0"}]})"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "steps": [{"do": "tenant.create", "repeat": 2}]})"), "none");
  EXPECT_NE(flaw_of(R"({"seed": 1, "steps": [{"do": "identity.get",
                        "params": {"id": {"ref": "nobody.id"}}}]})"),
            "none");
}

TEST_F(TraceFile, NamesWhatTheWorldLeavesWithoutAName) {
  EXPECT_EQ(flaw_of(R"({"seed": 1, "world": "cosmos-account", "steps": [{"do": "key.get",
      "params": {"vault": "vault-a", "caller": {"ref": "admin.principalId"}, "name": "key-1",
                 "version": {"ref": "w9.key.kid", "segment": -1}}}]})"),
            "none");
}

TEST(TimeText, IsShort) {
  EXPECT_EQ(time_text(harness::kT0), "T0");
  EXPECT_EQ(time_text(harness::kT0 + 30 * kDay), "T0+30d");
  EXPECT_EQ(time_text(harness::kT0 + 30 * kDay - 1), "T0+30d-1s");
  EXPECT_EQ(time_text(harness::kT0 + kHour + 1), "T0+1h+1s");
  EXPECT_EQ(time_text(harness::kT0 - kDay), "T0-1d");
  EXPECT_EQ(time_text(harness::kT0 - kDay + 1), "T0-1d+1s");
  for (const Seconds distance : {0L, 1L, -1L, 59L, 60L, 3599L, 3600L, 86399L, -86399L, 1234567L}) {
    const auto back = harness::parse_time(time_text(harness::kT0 + distance));
    ASSERT_TRUE(back) << time_text(harness::kT0 + distance);
    EXPECT_EQ(back->offset, distance);
  }
}

TEST(TraceList, TellsNoSecret) {
  const std::string list = to_list(example());
  EXPECT_NE(list.find("2  T0+30d         key.wrapKey"), std::string::npos) << list;
  EXPECT_NE(list.find("value=<secret>"), std::string::npos) << list;
}

}  // namespace
}  // namespace cmk::explore
