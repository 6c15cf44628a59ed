// The exit codes of a run that comes to a verdict, and what a run leaves behind.
#include <nlohmann/json.hpp>

#include "harness/cli/cli_fixture.h"

namespace cmk::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kIdentity = "--profile identity";

std::string adapter(const std::string& arguments) {
  return fmt::format("--target '{}/cmkconf adapter {}'", CMK_BIN_DIR, arguments);
}

constexpr std::string_view kDeviant = "--deviant IDN-11-list-is-empty";

TEST_F(CliTest, AConformantTargetIs0) {
  const Ran ran = run(fmt::format("run {} {}", kIdentity, adapter("")));
  EXPECT_EQ(ran.code, 0) << ran.text;
  EXPECT_THAT(ran.text, HasSubstr("verdict: conformant"));
}

TEST_F(CliTest, ANonConformantTargetIs1AndTheFailureSaysAll) {
  const Ran ran = run(fmt::format("run {} {}", kIdentity, adapter(std::string(kDeviant))));
  EXPECT_EQ(ran.code, 1) << ran.text;
  for (const char* part :
       {"failed IDN-11", "source:", "expected", "actual", "repeat", "cmkconf run"}) {
    EXPECT_THAT(ran.text, HasSubstr(part));
  }
}

// Every failed check of the deviant, listed as known.
std::string baseline_of(const std::string& run_jsonl) {
  nlohmann::json entries = nlohmann::json::array();
  std::istringstream lines(run_jsonl);
  for (std::string line; std::getline(lines, line);) {
    const auto record = nlohmann::json::parse(line);
    if (record.value("status", "") != "failed") continue;
    std::string check =
        record["requirement"].get<std::string>() + "/" + record["scenario"].get<std::string>();
    if (const std::string one = record["case"]; !one.empty()) check += "/" + one;
    check += fmt::format("/{}", record["step"].get<int>());
    entries.push_back({{"check", check},
                       {"message", record["message"]},
                       {"reason", "planted"},
                       {"issue", "none"},
                       {"expires", "2030-01-31"}});
  }
  return nlohmann::json{{"entries", entries}}.dump();
}

TEST_F(CliTest, KnownFailuresAre0AndDriftIs3) {
  const std::string command =
      fmt::format("run {} {} --out report", kIdentity, adapter(std::string(kDeviant)));
  ASSERT_EQ(run(command).code, 1);
  const std::string baseline = baseline_of(read(dir_ / "report/run.jsonl"));
  std::ofstream(dir_ / "known.json") << baseline;
  EXPECT_EQ(run(command + " --baseline known.json --today 2026-11-21").code, 0);
  EXPECT_EQ(run(command + " --baseline known.json --today 2031-01-01").code, 3);  // expired
  EXPECT_EQ(
      run(fmt::format("run {} {} --baseline known.json --today 2026-11-21", kIdentity, adapter("")))
          .code,
      3);  // unexpected passes
}

TEST_F(CliTest, AHarnessWithoutItsCryptoModulesIs70) {
  EXPECT_EQ(run("run --in-process", "CMK_MODULE_DIR=/nonexistent").code, 70);
}

TEST_F(CliTest, TheSampleAdaptersAreJudgedHonestly) {
  const std::string folder = std::string(CMK_SOURCE_DIR) + "/conformance/adapters";
  // The Python one does its arithmetic by itself and takes seconds for a key: it is asked less.
  const std::array<std::pair<std::string, std::string>, 2> adapters = {{
      {"python3 " + folder + "/python/adapter.py", "--filter 'key-vault/wrap-needs-*'"},
      {std::string(CMK_BIN_DIR) + "/cmk_example_adapter", ""},
  }};
  for (const auto& [command, selection] : adapters) {
    const Ran ran = run(fmt::format("run --json {} --target '{}'", selection, command));
    EXPECT_THAT(ran.code, testing::AnyOf(1, 2)) << command << ran.errors;
    const auto footer = nlohmann::json::parse(ran.text);
    EXPECT_GT(footer["checks"]["emitted"], 0) << command;
    EXPECT_EQ(footer["checks"]["emitted"], footer["checks"]["expected"]) << command;
    EXPECT_EQ(ran.text.find("errored"), std::string::npos) << command << ran.text;
  }
}

// ENV-11: no file of a whole run holds a password or a private number, nor does the console.
TEST_F(CliTest, NoSecretIsInAnyOutputOfAWholeRun) {
  const Ran ran = run("run --crypto openssl --out report");
  EXPECT_THAT(ran.code, testing::AnyOf(0, 2)) << ran.errors;
  std::string all = ran.text + ran.errors;
  for (const auto& file : fs::directory_iterator(dir_ / "report")) all += read(file.path());
  EXPECT_THAT(all, HasSubstr("key.import"));  // the search does look into transcripts
  EXPECT_THAT(all, Not(HasSubstr("cmkconf-fixture")));
  for (const char* number : {"d", "p", "q", "dp", "dq", "qi"}) {
    const std::string bytes =
        read(fmt::format("{}/conformance/vectors/keys/rsa2048.{}.bin", CMK_SOURCE_DIR, number));
    ASSERT_GE(bytes.size(), 64U);
    std::string hex;
    for (const unsigned char byte : bytes) hex += fmt::format("{:02x}", byte);
    EXPECT_EQ(all.find(bytes), std::string::npos) << number;
    EXPECT_EQ(all.find(hex.substr(0, 64)), std::string::npos) << number;
  }
}

}  // namespace
}  // namespace cmk::cli
