// Refusals as their callers see them, and the time that they take.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "harness/suite/runner.h"
#include "harness/suite/scripted_target.h"
#include "harness/suite/testing/scenario_folder.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

class SeenRefusals : public testing::Test {
 protected:
  CheckStatus run(const std::string& steps, const ScriptedTarget::Script& script) {
    folder_.put(
        "scenarios/p/a.json",
        R"({"requirement": "R-1", "summary": "s", "source": "d", "steps": [)" + steps + "]}");
    scenarios_ = folder_.load().value();
    ScriptedTarget target(script);
    target.info.batch = true;
    options_.toolbox = &toolbox_;
    const Rows rows = {{"R-1", {"p", {}}}};
    out_ = run_suite(select(scenarios_, rows, {}), rows, target, target.info, options_);
    return out_.checks.at(0).status;
  }

  ScenarioFolder folder_;
  std::vector<Scenario> scenarios_;
  Toolbox toolbox_{{}, {}};
  RunOptions options_;
  SuiteRun out_;
};

constexpr const char* kTwo = R"(
  {"do": "a", "expect": "refused", "bind": "a"}, {"do": "b", "expect": "refused", "bind": "b"},
  {"do": "harness.sameAnswer", "judges": "j", "params": {"answers": [{"ref": "a"}, {"ref": "b"}]},
   "expect": {"accepted": {"same": true}}})";

TEST_F(SeenRefusals, AMemberThatNobodyDeclaredIsCompared) {
  EXPECT_EQ(run(kTwo, [](const Call&) { return refused_answer("no"); }), CheckStatus::passed);
  const auto telling = [](const Call& call) {
    Answer answer = refused_answer("no");
    answer.seen = {{"message", call.method}};
    return answer;
  };
  EXPECT_EQ(run(kTwo, telling), CheckStatus::failed);
}

TEST_F(SeenRefusals, TheDiagnosticIsNot) {
  const auto diagnosing = [](const Call& call) {
    Answer answer = refused_answer("no");
    answer.diagnostic = call.method;
    return answer;
  };
  EXPECT_EQ(run(kTwo, diagnosing), CheckStatus::passed);
}

std::string timed_steps() {
  std::string steps;
  for (int i = 0; i < 3; ++i) {
    for (const std::string method : {"a", "b"}) {
      steps += R"({"do": ")" + method + R"(", "expect": "refused", "repeat": 3, "timed": ")" +
               method + R"("},)";
    }
  }
  return steps + R"({"do": "harness.sameTime", "judges": "j", "params": {"timed": ["a", "b"]},
                     "expect": {"accepted": {"same": true}}})";
}

TEST_F(SeenRefusals, ALateKindIsToldApart) {
  EXPECT_EQ(run(timed_steps(), [](const Call&) { return refused_answer("no"); }),
            CheckStatus::passed);
  const auto late = [](const Call& call) {
    if (call.method == "b") std::this_thread::sleep_for(std::chrono::milliseconds(60));
    return refused_answer("no");
  };
  EXPECT_EQ(run(timed_steps(), late), CheckStatus::failed);
  // The transcript holds the tool's answer, and is judged by it.
  const Rows rows = {{"R-1", {"p", {}}}};
  const SuiteRun again =
      rejudge(select(scenarios_, rows, {}), rows, out_.exchanges, TargetInfo{}, options_);
  EXPECT_EQ(again.checks.at(0).status, CheckStatus::failed);
}

}  // namespace
}  // namespace cmk::harness
