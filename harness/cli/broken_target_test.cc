// A broken target is broken: what a run says of adapters that crash, come back as others, or answer
// what no adapter may.
#include <csignal>
#include <nlohmann/json.hpp>

#include "harness/cli/cli_fixture.h"

namespace cmk::cli {
namespace {

using nlohmann::json;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

const std::string kTargets = CMK_SOURCE_DIR "/harness/target/testdata/";

// The reference's adapter behind a proxy that misbehaves so.
std::string behind(const std::string& way) {
  return fmt::format("--target 'python3 -B {}proxy.py {} {}/cmkconf adapter --crypto openssl'",
                     kTargets, way, CMK_BIN_DIR);
}

constexpr std::string_view kIdentityAlone = "--profile identity";

TEST_F(CliTest, AProxyThatDoesNothingIsConformant) {
  const Ran ran = run(fmt::format("run {} {} --json", kIdentityAlone, behind("good")));
  EXPECT_EQ(ran.code, 0) << ran.errors << ran.text;
  const json footer = json::parse(ran.text);
  EXPECT_EQ(footer["conduct"]["restarts"], 0);
  EXPECT_EQ(footer["conduct"]["end"], "");
}

TEST_F(CliTest, ACrashAtResetIsToldInEveryFormat) {
  const Ran ran =
      run(fmt::format("run {} {} --out report", kIdentityAlone, behind("crash-at-reset-5")));
  EXPECT_EQ(ran.code, 2) << ran.errors << ran.text;
  const std::string told = "first: reset: the adapter was killed by signal 6";
  EXPECT_THAT(ran.text, HasSubstr(told));
  EXPECT_THAT(ran.text, HasSubstr("verdict: incomplete"));
  EXPECT_THAT(ran.text, HasSubstr("could not be brought to a clean world: reset: the adapter"));
  for (const char* file : {"run.jsonl", "report.json", "junit.xml", "summary.md", "report.html"}) {
    const std::string text = read(dir_ / "report" / file);
    EXPECT_THAT(text, HasSubstr("reset: the adapter was killed by signal 6")) << file;
    EXPECT_THAT(text, AnyOf(HasSubstr("restarts: "), HasSubstr("\"restarts\":"))) << file;
    EXPECT_THAT(text, AnyOf(HasSubstr("errored"), HasSubstr("<error "))) << file;
  }
  EXPECT_EQ(run("report verify report").code, 0);
  EXPECT_THAT(run("judge report/transcript.jsonl").text, HasSubstr("the same checks"));
}

TEST_F(CliTest, ACrashAtEveryResetIsErroredAndQuick) {
  const Ran ran = run(fmt::format("run {} {} --json", kIdentityAlone, behind("crash-at-reset")));
  EXPECT_EQ(ran.code, 2) << ran.errors << ran.text;
  const json footer = json::parse(ran.text);
  EXPECT_EQ(footer["conduct"]["restarts"], 4);
  EXPECT_EQ(footer["requirements"]["IDN-11"], "errored");
  EXPECT_EQ(footer["verdict"], "incomplete");
}

TEST_F(CliTest, ACrashBeforeStopIsIncomplete) {
  const Ran ran = run(fmt::format("run {} {}", kIdentityAlone, behind("crash-at-stop")));
  EXPECT_EQ(ran.code, 2) << ran.errors << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("crashed before it was stopped: stop: the adapter was killed"));
}

TEST_F(CliTest, WhatNoAdapterMayAnswerIsItsFaultAndNotOurs) {
  struct Way {
    const char* way;
    const char* told;
    const char* status = "errored";
  };
  for (const auto& [way, told, status] : {
           Way{"bad-bytes", ": not base64url"},
           Way{"nul-bytes", ": not base64url"},
           Way{"padded-bytes", ": not base64url"},
           Way{"huge-kid", "", "failed"},  // well-formed, and not the key's
           Way{"status-200", "a refusal with HTTP status 200"},
           Way{"status-500", "a refusal with HTTP status 500"},
           Way{"status-wrapped", "a refusal with HTTP status 4294967699"},
       }) {
    const Ran ran = run(fmt::format("run --filter 'key-vault/wrap-*' {}", behind(way)));
    EXPECT_THAT(ran.code, AnyOf(1, 2)) << way << ran.errors;
    EXPECT_THAT(ran.text, HasSubstr(told)) << way;
    EXPECT_THAT(ran.errors, Not(HasSubstr("cannot be sent"))) << way;
    EXPECT_THAT(ran.text, HasSubstr(status)) << way;
  }
}

// Sends the signal to a run whose adapter hangs, ignores every signal, and started daemons.
TEST_F(CliTest, ASignalEndsTheRunAndWhateverTheAdapterStarted) {
  for (const auto& [name, number] :
       {std::pair{"INT", 2}, std::pair{"TERM", 15}, std::pair{"HUP", 1}}) {
    fs::remove(dir_ / "pids");
    const std::string target = fmt::format("python3 -B {}escapees.py pids hang", kTargets);
    const Ran ran = run(
        "--version; " +
        fmt::format(
            "env --default-signal=INT,TERM,HUP {}/cmkconf run --profile identity --timeout 600 "
            "--target '{}' >run.out 2>&1 & p=$!; "
            "while [ \"$(cat pids 2>/dev/null | wc -l)\" -lt 5 ]; do sleep 0.05; done; sleep 0.3; "
            "kill -{} $p; wait $p; echo \"status $?\"",
            CMK_BIN_DIR, target, name));
    EXPECT_THAT(ran.text, HasSubstr(fmt::format("status {}", 128 + number))) << ran.errors;
    std::ifstream pids(dir_ / "pids");
    int num_pids = 0;
    for (pid_t pid = 0; pids >> pid; ++num_pids) EXPECT_NE(kill(pid, 0), 0) << name << pid;
    EXPECT_EQ(num_pids, 5) << name;
  }
}

}  // namespace
}  // namespace cmk::cli
