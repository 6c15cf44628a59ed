// The program as a user runs it: its exit codes, and what it prints.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "harness/cli/cli_fixture.h"

namespace cmk::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kSome = "--filter 'identity/*' --crypto openssl";

TEST_F(CliTest, UsageErrorsAre64) {
  for (const char* arguments : {"",
                                "no-such-command",
                                "run --no-such-option",
                                "run --crypto libressl",
                                "run --shard 3/2",
                                "run --shard x",
                                "run --profile no-such-profile",
                                "run --target 'true' --crypto openssl",
                                "run --target 'true' --in-process",
                                "run --option no-such-option",
                                "run --option revoked-allows-identity-repair=2",
                                "adapter --option leeway",
                                "run --target 'true' --option revoked-allows-identity-repair",
                                "run --timing sometimes",
                                "run --target ''",
                                "run --today yesterday",
                                "adapter --deviant no-such-deviant",
                                "explain NO-01",
                                "list nothing",
                                "report",
                                "report merge x",
                                "report night"}) {
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.code, 64) << arguments;
    EXPECT_NE(ran.errors, "") << arguments;
  }
}

TEST_F(CliTest, HelpAndVersionAre0) {
  EXPECT_EQ(run("--help").code, 0);
  EXPECT_EQ(run("run --help").code, 0);
  EXPECT_EQ(run("--version").code, 0);
}

TEST_F(CliTest, BadInputIs65InOneLineAndNothingIsWritten) {
  const fs::path data = data_with("scenarios/identity/bad.json", "{\"steps\": [}");
  const Ran ran = run(fmt::format("--data {} run --out {}/report", data.string(), dir_.string()));
  EXPECT_EQ(ran.code, 65);
  EXPECT_THAT(ran.errors, HasSubstr("scenarios/identity/bad.json: line 1: not JSON\n"));
  EXPECT_EQ(std::ranges::count(ran.errors, '\n'), 1);
  EXPECT_FALSE(fs::exists(dir_ / "report"));
  EXPECT_EQ(run("run --baseline none.json").code, 65);
  EXPECT_EQ(run("--data /nonexistent list profiles").code, 65);
  EXPECT_EQ(run("judge none.jsonl").code, 65);
  EXPECT_EQ(run("report verify none").code, 65);
  EXPECT_EQ(run("report night none").code, 65);
  EXPECT_EQ(run("vectors --wycheproof none").code, 65);
}

TEST_F(CliTest, NothingSelectedIs2) {
  const Ran ran = run("run --in-process --filter no-such-scenario");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.errors, HasSubstr("no scenario is selected"));
}

TEST_F(CliTest, ATargetThatDoesNotStartIs2) {
  const Ran ran = run("run --target 'exit 3'");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.errors, HasSubstr("the target did not start"));
}

TEST_F(CliTest, AReportThatCannotBeWrittenIs74) {
  std::ofstream(dir_ / "file") << "in the way";
  EXPECT_EQ(run(fmt::format("run --in-process {} --out file/report", kSome)).code, 74);
}

TEST_F(CliTest, ADeviantFailsItsOwnRequirement) {
  const std::string name = "IDN-04-recovered-identity-gets-new-object-id";
  const Ran ran =
      run(fmt::format("run --json --filter 'identity/*' --target '{}/cmkconf adapter --deviant {}'",
                      CMK_BIN_DIR, name));
  EXPECT_EQ(ran.code, 2) << ran.errors;  // a filter leaves rows without checks
  const json footer = json::parse(ran.text);
  EXPECT_EQ(footer["requirements"]["IDN-04"], "failed");
  EXPECT_NE(footer["requirements"]["IDN-11"], "failed");
}

// A run without what hangs on its transcript, whose ciphertexts are padded by the libraries' own
// randomness: its digest and the one over all.
std::string without_transcript(const std::string& run_jsonl) {
  const std::size_t at = run_jsonl.rfind('\n', run_jsonl.size() - 2) + 1;
  json footer = json::parse(run_jsonl.substr(at));
  EXPECT_EQ(footer.erase("transcript") + footer.erase("digest"), 2U);
  return run_jsonl.substr(0, at) + footer.dump();
}

TEST_F(CliTest, RunsRepeatByteForByteAndJudgeAlike) {
  const auto go = [&](const std::string& name, const std::string& more) {
    const Ran ran = run(fmt::format("run {} --out {} {}", kSome, name, more));
    EXPECT_NE(ran.code, 70) << ran.errors;
    return without_transcript(read(dir_ / name / "run.jsonl"));
  };
  const std::string whole = go("a", "");
  EXPECT_THAT(whole, HasSubstr("identity/recovered-identity"));
  EXPECT_EQ(go("b", ""), whole);
  EXPECT_EQ(go("in-process", "--in-process"), whole);
  go("s1", "--shard 1/2");
  go("s2", "--shard 2/2");
  EXPECT_NE(run("report merge s2 s1 --out merged").code, 65);
  EXPECT_EQ(without_transcript(read(dir_ / "merged/run.jsonl")), whole);
  EXPECT_EQ(run("report verify a merged").code, 0);
  EXPECT_THAT(run("judge a/transcript.jsonl").text, HasSubstr("the same checks"));
}

TEST_F(CliTest, ListsTheSuite) {
  const json deviants = json::parse(run("list deviants --json").text);
  EXPECT_FALSE(deviants.empty());
  const json rows = json::parse(run("list requirements --json").text);
  ASSERT_EQ(rows.size(), 192U);
  for (const json& row : rows) {
    if (row["id"] != "IDN-11") continue;
    EXPECT_THAT(row["rules"].dump(), HasSubstr("reference/entra/role_list.cc"));
    EXPECT_FALSE(row["deviants"].empty());
    EXPECT_FALSE(row["scenarios"].empty());
  }
  for (const char* kind : {"scenarios", "profiles", "operations"}) {
    EXPECT_FALSE(json::parse(run(fmt::format("list {} --json", kind)).text).empty()) << kind;
    EXPECT_EQ(run(fmt::format("list {}", kind)).code, 0);
  }
}

TEST_F(CliTest, ExplainsARow) {
  const Ran ran = run("explain IDN-11");
  EXPECT_EQ(ran.code, 0);
  for (const char* part : {"identity/roles-are-listed", "IDN-11-list-is-empty",
                           "reference/entra/role_list.cc", "Source"}) {
    EXPECT_THAT(ran.text, HasSubstr(part));
  }
}

TEST_F(CliTest, ExplainTellsBothReadingsAndTheOption) {
  const Ran ran = run("explain REV-03");
  EXPECT_EQ(ran.code, 0);
  for (const char* part :
       {"one side: while revoked", "other side: another default identity", "scored: either",
        "revoked-allows-identity-repair (0 to 1, default 0)"}) {
    EXPECT_THAT(ran.text, HasSubstr(part));
  }
  EXPECT_THAT(run("explain IDN-11").text, Not(HasSubstr("one side")));
}

TEST_F(CliTest, TimingAndOptionsStandInTheHeader) {
  for (const char* place : {"", " --in-process"}) {
    const Ran ran =
        run(fmt::format("run {}{} --timing latest --option "
                        "revoked-allows-identity-repair --out report",
                        kSome, place));
    EXPECT_EQ(ran.code, 2) << ran.errors;  // some rows of what is claimed alone
    EXPECT_THAT(ran.text, HasSubstr("timing latest"));
    const std::string lines = read(dir_ / "report/run.jsonl");
    const json header = json::parse(lines.substr(0, lines.find('\n')));
    EXPECT_EQ(header["timing"], "latest");
    EXPECT_EQ(header["target"]["options"]["revoked-allows-identity-repair"], 1);
  }
}

TEST_F(CliTest, KillsDeviants) {
  const Ran ran = run("deviants --json --filter IDN-11");
  const json report = json::parse(ran.text);
  EXPECT_EQ(report["deviants"].size(), 4U);
  for (const json& deviant : report["deviants"]) EXPECT_EQ(deviant["killed"], true) << deviant;
  EXPECT_EQ(run("deviants --filter no-such").code, 2);
}

}  // namespace
}  // namespace cmk::cli
