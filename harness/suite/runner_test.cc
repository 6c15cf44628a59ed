#include "harness/suite/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/scenario_variation.h"
#include "harness/suite/scripted_target.h"
#include "harness/suite/testing/scenario_folder.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using testing::ElementsAre;

constexpr const char* kScenario = R"({
  "requirement": "R-1", "summary": "s", "source": "d", "world": "w",
  "cases": [{"case": "c1", "want": "accepted"}, {"case": "c2", "want": {"refused": "notFound"}}],
  "steps": [{"do": "make", "params": {"owner": {"ref": "admin.id"}}, "bind": "m"},
            {"do": "use", "params": {"id": {"ref": "m.id"}}, "judges": "first", "expect": {"case": "want"}},
            {"do": "touch"},
            {"do": "read", "judges": "second", "requirement": "R-2", "bind": "r",
             "expect": {"accepted": {"n": {"atLeast": 3}}}}]})";
constexpr const char* kWorld =
    R"({"summary": "w", "steps": [{"do": "admin", "bind": "admin"}, {"do": "vault"},
        {"do": "grant", "params": {"to": {"ref": "admin.id"}}}]})";

// A target on which every step of the scenario's first case is as expected.
Answer conforming(const Call& call) {
  if (call.method == "read") return accepted_answer({{"n", 3}});
  return accepted_answer({{"id", "chosen-" + call.method}});
}

class RunnerTest : public testing::Test {
 protected:
  void load(const std::string& text) {
    folder_.put("scenarios/worlds/w.json", kWorld).put("scenarios/p/a.json", text);
    auto loaded = folder_.load();
    ASSERT_TRUE(loaded) << to_string(loaded.error());
    scenarios_ = *std::move(loaded);
  }
  SuiteRun run(ScriptedTarget& target) {
    return run_suite(select(scenarios_, rows_, {}), rows_, target, target.info, options_);
  }
  SuiteRun run(ScriptedTarget::Script script) {
    ScriptedTarget target(std::move(script));
    target.info = info_;
    return run(target);
  }
  // "c1.2 passed", and the message of what is not passed.
  static std::vector<std::string> told(const SuiteRun& run) {
    std::vector<std::string> lines;
    for (const Check& check : run.checks) {
      std::string line = check.caseName + "." + std::to_string(check.step) + " ";
      line += to_string(check.status);
      lines.push_back(check.message.empty() ? line : line + ": " + check.message);
    }
    return lines;
  }

  // A seed with which scenarios and cases are run in the order of the files.
  static std::uint64_t seed_in_order() {
    const auto in_order = [](std::uint64_t seed) {
      return std::ranges::all_of(std::array{"scenarios", "p/a", "p/b"}, [&](const char* what) {
        return running_order(2, seed, what).front() == 0;
      });
    };
    std::uint64_t seed = 1;
    while (!in_order(seed)) ++seed;
    return seed;
  }

  ScenarioFolder folder_;
  std::vector<Scenario> scenarios_;
  Rows rows_ = {{"R-1", {"p", {}}}, {"R-2", {"p", {}}}};
  TargetInfo info_;
  RunOptions options_;
};

TEST_F(RunnerTest, AMismatchFailsItsCheckAlone) {
  load(kScenario);
  EXPECT_THAT(told(run(conforming)),
              ElementsAre("c1.2 passed", "c1.4 passed",
                          "c2.2 failed: expected refused notFound, got accepted", "c2.4 passed"));
}

TEST_F(RunnerTest, AChecksTextsAreCanonical) {
  load(kScenario);
  const SuiteRun out = run(conforming);
  const Check& check = out.checks[1];
  EXPECT_EQ(check.requirement, "R-2");
  EXPECT_EQ(check.scenario, "p/a");
  EXPECT_EQ(check.title, "second");
  EXPECT_EQ(check.expected, "accepted {n: at least 3}");
  EXPECT_EQ(check.actual, "accepted {n: 3}");
}

// What one misbehaving method makes of the first case.
struct Status {
  const char* method;
  Answer answer;
  std::vector<std::string> told;
};
class Statuses : public RunnerTest, public testing::WithParamInterface<Status> {};

TEST_P(Statuses, AreAsTheFormatSays) {
  load(kScenario);
  for (const bool batch : {false, true}) {
    info_.batch = batch;
    auto lines = told(run([](const Call& call) {
      return call.method == GetParam().method ? GetParam().answer : conforming(call);
    }));
    ASSERT_EQ(lines.size(), 4U);
    lines.resize(2);
    EXPECT_EQ(lines, GetParam().told) << (batch ? "in batches" : "one by one");
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, Statuses,
    testing::Values(
        Status{"admin",
               refused_answer("nameTaken"),
               {"c1.2 blocked: the world's admin: expected accepted, got refused nameTaken",
                "c1.4 blocked: the world's admin: expected accepted, got refused nameTaken"}},
        Status{"admin",
               accepted_answer(json::object()),
               {"c1.2 blocked: the world's grant: no earlier answer gave admin.id",
                "c1.4 blocked: the world's grant: no earlier answer gave admin.id"}},
        Status{"vault",
               unsupported_answer(),
               {"c1.2 not-testable: the world's vault: the target does not support it",
                "c1.4 not-testable: the world's vault: the target does not support it"}},
        Status{"make",
               errored_answer("exit 1"),
               {"c1.2 errored: step 1 (make): exit 1", "c1.4 errored: step 1 (make): exit 1"}},
        Status{"make",
               accepted_answer(json::object()),
               {"c1.2 blocked: no earlier answer gave m.id", "c1.4 passed"}},
        Status{"use",
               refused_answer("keyExpired"),
               {"c1.2 failed: expected accepted, got refused keyExpired", "c1.4 passed"}},
        Status{"use",
               unsupported_answer(),
               {"c1.2 not-testable: the target does not support it", "c1.4 passed"}},
        Status{"use",
               errored_answer("exit 1"),
               {"c1.2 errored: exit 1", "c1.4 errored: step 2 (use): exit 1"}},
        Status{
            "touch",
            refused_answer("locked"),
            {"c1.2 passed", "c1.4 blocked: step 3 (touch): expected accepted, got refused locked"}},
        Status{"read",
               accepted_answer({{"n", 2}}),
               {"c1.2 passed", "c1.4 failed: n: expected at least 3, got 2"}}));

TEST_F(RunnerTest, ATargetThatBrokeIsResetForTheNextCase) {
  load(kScenario);
  options_.seed = seed_in_order();
  int num_uses = 0;
  ScriptedTarget target([&](const Call& call) {
    return call.method == "use" && ++num_uses == 1 ? errored_answer("died") : conforming(call);
  });
  EXPECT_THAT(told(run(target)),
              ElementsAre("c1.2 errored: died", "c1.4 errored: step 2 (use): died",
                          "c2.2 failed: expected refused notFound, got accepted", "c2.4 passed"));
  EXPECT_EQ(target.num_resets, 2);
}

TEST_F(RunnerTest, ATargetThatCannotBeResetIsErrored) {
  load(kScenario);
  ScriptedTarget target(conforming);
  target.resets = false;
  const SuiteRun out = run(target);
  ASSERT_EQ(out.checks.size(), 4U);
  EXPECT_EQ(told(out)[3], "c2.4 errored: the target could not be brought to a clean world");
  EXPECT_TRUE(target.calls.empty());
}

TEST_F(RunnerTest, AMissingCapabilityIsNotTestableWithoutRunning) {
  load(kScenario);
  rows_["R-1"].needs = {"storage-inspection"};
  ScriptedTarget target(conforming);
  EXPECT_EQ(told(run(target))[0], "c1.2 not-testable: the target lacks storage-inspection");
  EXPECT_EQ(target.num_resets, 0);
  target.info.capabilities = {"storage-inspection"};
  EXPECT_EQ(told(run(target))[0], "c1.2 passed");
}

TEST_F(RunnerTest, ATimeOtherThanT0NeedsTheClock) {
  load(R"({"requirement": "R-1", "summary": "s", "source": "d",
           "steps": [{"do": "a", "now": "T0+leeway", "judges": "j"}]})");
  ScriptedTarget target(conforming);
  EXPECT_THAT(told(run(target)), ElementsAre(".1 passed"));
  target.info.options = {{"leeway", 1}};
  EXPECT_THAT(told(run(target)), ElementsAre(".1 not-testable: the target lacks virtual-clock"));
  target.info.capabilities = {"virtual-clock"};
  EXPECT_THAT(told(run(target)), ElementsAre(".1 passed"));
}

TEST_F(RunnerTest, TheCapabilityOfOneStepsRowConcernsThatStep) {
  load(kScenario);
  rows_["R-2"].needs = {"storage-inspection"};
  const auto lines = told(run(conforming));
  EXPECT_EQ(lines[0], "c1.2 passed");
  EXPECT_EQ(lines[1], "c1.4 not-testable: the target lacks storage-inspection");
}

TEST_F(RunnerTest, TheWorldIsABatchUpToWhatItRefersTo) {
  load(kScenario);
  ScriptedTarget target(conforming);
  target.info.batch = true;
  (void)run(target);
  // admin and vault; grant (which needs admin) and make; use; touch; read.
  EXPECT_THAT(std::vector(target.batch_sizes.begin(), target.batch_sizes.begin() + 5),
              ElementsAre(2, 2, 1, 1, 1));
}

TEST_F(RunnerTest, RepeatBindsAnArray) {
  load(R"({"requirement": "R-1", "summary": "s", "source": "d",
           "steps": [{"do": "make", "repeat": 3, "bind": "m"},
                     {"do": "use", "params": {"last": {"ref": "m.2.n"}, "at": {"time": "T0+1d"}},
                      "judges": "j", "repeat": 2}]})");
  int n = 0;
  ScriptedTarget target([&](const Call& call) {
    return call.method == "make" ? accepted_answer({{"n", n++}}) : accepted_answer({});
  });
  EXPECT_THAT(told(run(target)), ElementsAre(".2 passed"));
  ASSERT_EQ(target.calls.size(), 5U);
  EXPECT_EQ(target.calls[4].params, json({{"last", 2}, {"at", 1767312000}}));
}

constexpr const char* kSubstatus = R"({"requirement": "R-1", "summary": "s", "source": "d",
  "steps": [{"do": "a", "judges": "first", "bind": "a",
             "expect": {"refused": "keyDisabled", "substatus": {"present": true}}},
            {"do": "b", "judges": "same",
             "expect": {"refused": "any", "substatus": {"ref": "a.refused.substatus"}}},
            {"do": "c", "judges": "other",
             "expect": {"refused": "any",
                        "substatus": {"differsFrom": {"ref": "a.refused.substatus"}}}}]})";

TEST_F(RunnerTest, SubstatusIsBoundComparedAndRecorded) {
  load(kSubstatus);
  const auto answer = [](const Call& call) {
    Answer refused = refused_answer("keyDisabled");
    refused.substatus = call.method == "b" ? 4018 : 4002;
    return refused;
  };
  const SuiteRun live = run(answer);
  EXPECT_THAT(
      told(live),
      ElementsAre(".1 passed", ".2 failed: substatus: expected a.refused.substatus, got 4018",
                  ".3 failed: substatus: expected other than a.refused.substatus, got 4002"));
  EXPECT_EQ(live.exchanges[1].answer["substatus"], 4018);
  const SuiteRun again =
      rejudge(select(scenarios_, rows_, {}), rows_, live.exchanges, info_, options_);
  EXPECT_TRUE(again.checks == live.checks);
}

TEST_F(RunnerTest, SubstatusThatIsNotToldIsMissing) {
  load(kSubstatus);
  const auto lines = told(run([](const Call&) { return refused_answer("keyDisabled"); }));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], ".1 failed: substatus: expected something, got nothing");
  EXPECT_THAT(lines[1], testing::StartsWith(".2 failed"));
}

TEST_F(RunnerTest, SubstatusThatWasNotToldCannotBeComparedWith) {
  load(kSubstatus);
  const auto lines = told(run([](const Call& call) {
    Answer refused = refused_answer("keyDisabled");
    if (call.method != "a") refused.substatus = 4002;
    return refused;
  }));
  EXPECT_THAT(lines, ElementsAre(".1 failed: substatus: expected something, got nothing",
                                 ".2 blocked: no earlier answer gave a.refused.substatus",
                                 ".3 blocked: no earlier answer gave a.refused.substatus"));
}

TEST_F(RunnerTest, TimesComeFromTheTargetsOptions) {
  load(R"({"requirement": "R-1", "summary": "s", "source": "d", "needs": ["virtual-clock"],
           "steps": [{"do": "a", "now": "T0+1h+leeway"}, {"do": "b"},
                     {"do": "c", "now": "T0+2h", "judges": "j"}]})");
  ScriptedTarget target(conforming);
  target.info.capabilities = {"virtual-clock"};
  target.info.options = {{"leeway", 60}};
  EXPECT_THAT(told(run(target)), ElementsAre(".3 passed"));
  EXPECT_EQ(target.calls[1].now, kT0 + 3660);
  target.info.options = {{"leeway", 4000}};
  EXPECT_THAT(
      told(run(target)),
      ElementsAre(".3 not-testable: the target's options put T0+2h before the step before it"));
}

constexpr const char* kSecrets = R"({"requirement": "R-1", "summary": "s", "source": "d",
  "steps": [{"do": "wrap", "params": {"value": {"secret": "dek", "length": 16}}, "bind": "w"},
            {"do": "unwrap", "params": {"value": {"ref": "w.value"}}, "judges": "same",
             "expect": {"accepted": {"value": {"secret": "dek", "length": 16}}}},
            {"do": "unwrap", "params": {"value": {"ref": "w.value", "flip": 0}}, "judges": "other",
             "expect": {"accepted": {"value": {"secret": "pek", "length": 16}}}},
            {"do": "leak", "judges": "kept", "bind": "l"},
            {"do": "harness.findSecrets", "params": {"secrets": [{"secret": "dek", "length": 16}]},
             "judges": "no leak", "expect": {"accepted": {"found": {"count": 0}}}}]})";

// Wraps by doing nothing.
Answer echo(const Call& call) {
  return accepted_answer({{"value", call.params.value("value", "")}});
}

TEST_F(RunnerTest, SecretsAreTheSameInOneScenarioAndSeedAlone) {
  load(kSecrets);
  const auto secret = [&](std::uint64_t seed) {
    ScriptedTarget target(echo);
    options_.seed = seed;
    (void)run(target);
    return target.calls.front().params["value"].get<std::string>();
  };
  EXPECT_EQ(secret(1), secret(1));
  EXPECT_NE(secret(1), secret(2));
  EXPECT_EQ(secret(1).size(), 22U);
}

TEST_F(RunnerTest, NoRecordHoldsASecret) {
  load(kSecrets);
  ScriptedTarget target(echo);
  const SuiteRun out = run(target);
  const std::string secret = target.calls.front().params["value"];
  for (const Check& check : out.checks) {
    EXPECT_EQ((check.expected + check.actual + check.message).find(secret), std::string::npos);
  }
  for (const Exchange& exchange : out.exchanges) {
    EXPECT_EQ((exchange.call.dump() + exchange.answer.dump()).find(secret), std::string::npos);
  }
  EXPECT_EQ(out.exchanges[0].call["params"]["value"], recorded_secret("dek", 16));
  EXPECT_EQ(out.checks[0].actual, "accepted {value: a secret (16 bytes)}");
}

TEST_F(RunnerTest, FindSecretsSeesWhatIsNotDeclaredSecret) {
  load(kSecrets);
  const Toolbox toolbox({}, {});
  options_.toolbox = &toolbox;
  options_.redaction.secret_paths = [](const std::string& method) {
    return method == "leak" ? std::vector<std::string>{} : std::vector<std::string>{"/value"};
  };
  std::string secret;
  const auto leaking = [&](const Call& call) {
    if (call.method == "wrap") secret = call.params["value"];
    return call.method == "leak" ? accepted_answer({{"log", "got " + secret}}) : echo(call);
  };
  EXPECT_EQ(told(run(leaking)).back(), ".5 failed: found: expected 0 elements, got 1");
  EXPECT_EQ(told(run(echo)).back(), ".5 passed");
}

TEST_F(RunnerTest, ATranscriptIsJudgedAlike) {
  const Toolbox toolbox({}, {});
  options_.toolbox = &toolbox;
  for (const char* text : {kScenario, kSecrets}) {
    load(text);
    for (const char* broken : {"", "admin", "use", "read", "wrap", "unwrap"}) {
      const SuiteRun live = run([&](const Call& call) {
        if (call.method == broken) return errored_answer("died");
        return call.method.ends_with("wrap") || call.method == "leak" ? echo(call)
                                                                      : conforming(call);
      });
      const SuiteRun again =
          rejudge(select(scenarios_, rows_, {}), rows_, live.exchanges, info_, options_);
      EXPECT_EQ(told(again), told(live)) << broken;
      EXPECT_TRUE(again.checks == live.checks) << broken;
    }
  }
}

TEST_F(RunnerTest, ATranscriptThatEndsEarlyIsErrored) {
  load(kScenario);
  const SuiteRun live = run(conforming);
  const auto again =
      rejudge(select(scenarios_, rows_, {}), rows_, {live.exchanges[0]}, info_, options_);
  EXPECT_EQ(again.checks.size(), live.checks.size());
  EXPECT_EQ(again.checks[0].status, CheckStatus::errored);
}

TEST_F(RunnerTest, FailFastStillGivesEveryCheck) {
  load(kScenario);
  folder_.put("scenarios/p/b.json", kScenario);
  scenarios_ = folder_.load().value();
  options_.seed = seed_in_order();
  options_.fail_fast = true;
  const auto lines = told(run(conforming));
  ASSERT_EQ(lines.size(), 8U);
  EXPECT_EQ(lines[3], "c2.4 passed");
  EXPECT_EQ(lines[4], "c1.2 blocked: not run: an earlier scenario did not pass");
}

TEST_F(RunnerTest, ShardsAndBackendsMergeToTheWhole) {
  load(kScenario);
  for (const char* name : {"p/b", "p/c", "q/a"}) {
    folder_.put(std::string("scenarios/") + name + ".json", kScenario);
  }
  scenarios_ = folder_.load().value();
  ScriptedTarget target(conforming);
  const auto part = [&](int index, int count) {
    Selection selection;
    selection.shard_index = index;
    selection.shard_count = count;
    return run_suite(select(scenarios_, rows_, selection), rows_, target, target.info, options_);
  };
  const SuiteRun whole = part(1, 1);
  EXPECT_EQ(whole.checks.size(), 16U);
  EXPECT_TRUE(merge_runs({part(2, 3), part(3, 3), part(1, 3)}).checks == whole.checks);
  EXPECT_TRUE(part(1, 1).checks == whole.checks);
  options_.backend = "other";
  const SuiteRun both = merge_runs({whole, part(1, 1)});
  ASSERT_EQ(both.checks.size(), 32U);
  EXPECT_EQ(both.checks[0].backend, "");
  EXPECT_EQ(both.checks[1].backend, "other");
  EXPECT_EQ(both.checks[0].step, both.checks[1].step);
}

TEST_F(RunnerTest, AnswersThatAreMissingAreErrors) {
  load(kScenario);
  class Silent : public ScriptedTarget {
   public:
    Silent() : ScriptedTarget(conforming) {}
    std::vector<Answer> apply(std::span<const Call>) override { return {}; }
  } silent;
  EXPECT_EQ(told(run(silent))[0], "c1.2 errored: the world's admin: no answer");
}

}  // namespace
}  // namespace cmk::harness
