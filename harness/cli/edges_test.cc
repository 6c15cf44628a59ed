// The edges of the program: numbers, files and folders that cannot be, and text that is not ours.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "harness/cli/cli_fixture.h"
#include "harness/report/text.h"

namespace cmk::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kQuick = "run --in-process --filter 'identity/*' --crypto openssl";

TEST_F(CliTest, NumbersOutOfRangeAre64) {
  const std::vector<std::string> never = {"-1",  "nan", "inf",  "-inf", "1e300",
                                          "1e3", "x",   "0x10", "+1",   "1 ",
                                          "''",  "1,5", "--",   "-0",   "99999999999999999999999"};
  const std::vector<std::string> commands = {
      "run --timeout",  "run --seed",       "explore --timeout",     "explore --runs",
      "explore --seed", "explore --length", "replay x --timeout",    "promote x KEY-05 --timeout",
      "adapter --seed", "deviants --seed",  "deviants --operations", "run --shard"};
  for (const std::string& command : commands) {
    for (const std::string& number : never) {
      const std::string value = number == "''" ? number : "'" + number + "'";
      const Ran ran = run(command + "=" + value + " </dev/null");
      EXPECT_EQ(ran.code, 64) << command << " " << number << ran.errors;
      EXPECT_THAT(ran.errors, HasSubstr("--")) << command << " " << number;
    }
  }
  for (const char* arguments :
       {"run --timeout 0", "run --timeout 86401", "run --timeout 0.0001", "explore --runs 0",
        "explore --length 0", "explore --length 10001", "deviants --operations 0",
        "run --shard 0/1", "run --shard 2/1", "run --shard 1/1/1", "run --shard +1/2",
        "run --shard ' 1/2'", "run --shard 1/0", "run --shard 1/99999999999",
        "run --seed 9223372036854775808", "explore --seed 9223372036854775807",
        "run --option x=99999999999999999999"}) {
    EXPECT_EQ(run(arguments).code, 64) << arguments;
  }
}

// As of a variable that is not set: nothing is left out in silence.
TEST_F(CliTest, AnEmptyNameIsNoAbsentOption) {
  for (const char* arguments :
       {"run --in-process --baseline ''", "run --in-process --out ''", "vectors --wycheproof ''",
        "report verify x --key ''", "report merge x --out m --baseline ''"}) {
    const Ran ran = run(arguments);
    EXPECT_EQ(ran.code, 64) << arguments;
    EXPECT_THAT(ran.errors, HasSubstr("an empty name")) << arguments;
  }
}

TEST_F(CliTest, TheSeedForATargetIsTheOneGiven) {
  const std::string target = fmt::format("--target '{}/cmkconf adapter'", CMK_BIN_DIR);
  const Ran ran = run(fmt::format("run --filter 'identity/*' --seed 7 {}", target));
  EXPECT_THAT(ran.text, HasSubstr("seed 7"));
}

// Everything that is no readable regular file, in the place of every input; none may hang.
TEST_F(CliTest, FilesThatCannotBeReadAre65) {
  ASSERT_EQ(mkfifo((dir_ / "fifo").c_str(), 0600), 0);
  fs::create_directory(dir_ / "folder");
  fs::create_symlink("loop", dir_ / "loop");
  std::ofstream(dir_ / "binary") << '\xFF' << '\0';
  std::ofstream(dir_ / "empty") << "";
  for (const std::string file : {"none", "fifo", "folder", "loop", "/dev/zero", "/dev/full",
                                 "/dev/null", "none/none", "binary", "empty", "/proc/self/mem"}) {
    for (const std::string command :
         {"run --baseline", "judge", "replay", "judge x --run", "vectors --wycheproof",
          "report verify", "report night", "report merge --out m", "promote --yes"}) {
      if (command.starts_with("vectors") && file == "folder") continue;  // one without vectors
      const bool is_row = command.starts_with("promote");
      const Ran ran = run(fmt::format("{} {} {} </dev/null", command, file, is_row ? "KEY-05" : ""),
                          "timeout 60");
      EXPECT_EQ(ran.code, 65) << command << " " << file << ": " << ran.errors;
      EXPECT_EQ(std::ranges::count(ran.errors, '\n'), 1) << ran.errors;
    }
  }
  std::ofstream(dir_ / "locked") << "{}";
  fs::permissions(dir_ / "locked", fs::perms::none);
  if (geteuid() != 0) {
    const Ran ran = run("run --baseline locked");
    EXPECT_EQ(ran.code, 65);
    EXPECT_THAT(ran.errors, HasSubstr("locked: cannot be read: Permission denied"));
  }
  EXPECT_THAT(run("run --baseline folder").errors, HasSubstr("folder: is a folder"));
  EXPECT_THAT(run("run --baseline fifo").errors, HasSubstr("fifo: is no regular file"));
  EXPECT_THAT(run("run --baseline /dev/zero").errors, HasSubstr("is no regular file"));
}

TEST_F(CliTest, AFolderWithForeignFilesIsNotWrittenTo) {
  std::ofstream(dir_ / "notes.txt") << "mine";
  for (const std::string& out : {std::string("."), dir_.string(), std::string("/")}) {
    const Ran ran = run(fmt::format("{} --out {}", kQuick, out));
    EXPECT_EQ(ran.code, 64) << out;
    EXPECT_THAT(ran.errors, HasSubstr("which is no part of a report")) << out;
  }
  EXPECT_FALSE(fs::exists(dir_ / "run.jsonl"));
  EXPECT_EQ(run("report merge x --out .").code, 64);
  EXPECT_NE(run(fmt::format("{} --out new", kQuick)).code, 64);
  EXPECT_NE(run(fmt::format("{} --out new", kQuick)).code, 64) << "an earlier report";
}

TEST_F(CliTest, WhatAKilledRunLeftIsRemovedByTheNext) {
  fs::create_directory(dir_ / "report");
  const fs::path left = dir_ / "report/.run.jsonl.2147483646.part";
  std::ofstream(left) << "half";
  EXPECT_NE(run(fmt::format("{} --out report", kQuick)).code, 74);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(dir_ / "report/run.jsonl"));
}

TEST_F(CliTest, AFullDiskIs74) {
  const Ran limited = run(fmt::format("{} --out report", kQuick), "ulimit -f 1 &&");
  EXPECT_EQ(limited.code, 74) << limited.errors;
  EXPECT_THAT(limited.errors, HasSubstr("File too large"));
  EXPECT_TRUE(fs::is_empty(dir_ / "report"));
  EXPECT_EQ(run("list profiles >/dev/full").code, 74);
  EXPECT_EQ(run(fmt::format("{} --json >/dev/full", kQuick)).code, 74);
}

TEST_F(CliTest, ParamsThatBreakTheirSchemaAre65) {
  const fs::path data =
      data_with("scenarios/identity/bad.json",
                R"({"requirement": "IDN-11", "summary": "s", "source": "x", "steps": [)"
                R"({"do": "tenant.create", "params": {"tenantId": ["t"]}, "judges": "j"}]})");
  const Ran ran = run(fmt::format("--data {} run --in-process", data.string()));
  EXPECT_EQ(ran.code, 65);
  EXPECT_THAT(ran.errors, HasSubstr("scenarios/identity/bad.json: /steps/0/params/tenantId: "
                                    "expected a text, of tenant.create\n"));
  std::ofstream(dir_ / "trace.json")
      << R"({"seed": 1, "steps": [{"do": "tenant.create", "now": "T0", "params": {}}]})";
  const Ran replayed = run("replay trace.json");
  EXPECT_EQ(replayed.code, 65);
  EXPECT_THAT(replayed.errors, HasSubstr("trace.json: /steps/0/params/tenantId: missing"));
}

TEST_F(CliTest, PromoteAsksBeforeItWritesIntoTheSuite) {
  const fs::path data = data_with("x", "");
  const std::string some = fmt::format("--data {} ", data.string());
  ASSERT_EQ(run(fmt::format("explore --runs 400 --seed 1 --out . --target '{}/cmkconf adapter "
                            "--deviant IDN-11-list-is-empty'",
                            CMK_BIN_DIR))
                .code,
            1);
  std::string trace;
  for (const auto& file : fs::directory_iterator(dir_)) {
    if (file.path().filename().string().starts_with("trace-")) trace = file.path().string();
  }
  ASSERT_NE(trace, "");
  const fs::path made = data / "scenarios/identity/made.json";
  const std::string promote = some + "promote " + trace + " IDN-11 --name made";
  const Ran asked = run(promote + " </dev/null");
  EXPECT_EQ(asked.code, 64) << asked.errors;
  EXPECT_THAT(asked.errors, HasSubstr("agree by --yes"));
  EXPECT_FALSE(fs::exists(made));
  EXPECT_EQ(run(promote + " --out . </dev/null").code, 0);
  EXPECT_TRUE(fs::exists(dir_ / "made.json"));
  EXPECT_FALSE(fs::exists(made));
  EXPECT_EQ(run(promote + " --yes </dev/null").code, 0);
  EXPECT_TRUE(fs::exists(made));
  EXPECT_EQ(run(promote + " --yes </dev/null").code, 74) << "it is there already";
  EXPECT_EQ(run(some + "promote " + trace + " IDN-11 --name ../x --yes").code, 64);
}

// One character of each kind that a terminal must not get, as bytes; no quote, slash or NUL.
const std::string kHostile =
    "\x1b[31m\x07\r\x08\x7f\xC2\x9B\x9B\xFF\xD8\x9C\xE2\x80\x8B\xE2\x80\x8F\xE2\x80\xA8\xE2\x80\xAE"
    "\xE2\x81\xA6\xEF\xBB\xBF\xF3\xA0\x81\x81";

void expect_harmless(const Ran& ran, const std::string& what) {
  EXPECT_EQ(harness::for_terminal(ran.text), ran.text) << what;
  EXPECT_EQ(harness::for_terminal(ran.errors), ran.errors) << what;
}

TEST_F(CliTest, HostileArgumentsAndFileNamesReachNoTerminal) {
  for (const std::string arguments : {"H",
                                      "run H",
                                      "run --H",
                                      "run --crypto H",
                                      "run --profile H",
                                      "run --shard H",
                                      "run --baseline H",
                                      "run --today H",
                                      "run --option H",
                                      "run --timeout H",
                                      "run --seed H",
                                      "run --timing H",
                                      "run --filter H --in-process",
                                      "--data H list profiles",
                                      "list H",
                                      "explain H",
                                      "adapter --deviant H",
                                      "adapter --option H",
                                      "replay H",
                                      "replay x --deviant H",
                                      "promote H KEY-05",
                                      "promote x H",
                                      "judge H",
                                      "judge x --run H",
                                      "report H",
                                      "report verify H",
                                      "report merge H --out x",
                                      "report night H",
                                      "vectors --wycheproof H",
                                      "vectors --crypto H",
                                      "deviants --filter H",
                                      "deviants --by H",
                                      "explore --world H",
                                      "run --target H",
                                      "run --target \"echo H\"",
                                      "run --target \"echo H >&2; exit 3\"",
                                      "explore --target \"echo H\"",
                                      "run --in-process --filter identity/r* --out folder/H/H"}) {
    std::string hostile = arguments;
    for (std::size_t at = hostile.find('H'); at != std::string::npos;
         at = hostile.find('H', at + kHostile.size())) {
      const bool quoted = hostile.find('"') < at;
      const std::string word = quoted ? kHostile : "'" + kHostile + "'";
      hostile.replace(at, 1, word);
      at += word.size() - kHostile.size();
    }
    const Ran ran = run(hostile + " </dev/null");
    expect_harmless(ran, arguments);
    EXPECT_NE(ran.text + ran.errors, "") << arguments;
  }
}

TEST_F(CliTest, HostileFilesReachNoTerminal) {
  const std::string name = "'" + kHostile + "'";
  for (const std::string content :
       {"H", "{\"H\": 1}", "{\"entries\": [{\"check\": \"H\", \"H\": 1}]}", "[\"H\"",
        "{\"H\": }"}) {
    std::string hostile = content;
    for (std::size_t at = hostile.find('H'); at != std::string::npos; at = hostile.find('H', at)) {
      // What JSON allows in a text as it is, or as an escape.
      hostile.replace(at, 1, "\\u001b\\u009b\x7f\xC2\x9B\xE2\x80\xAE");
    }
    for (const std::string& text : {hostile, content == "H" ? kHostile : hostile + kHostile}) {
      std::ofstream(dir_ / kHostile) << text;
      for (const std::string command : {"run --baseline", "judge", "judge x --run", "replay",
                                        "vectors --wycheproof", "report verify", "report night"}) {
        const Ran ran = run(command + " " + name + " </dev/null");
        expect_harmless(ran, command);
        EXPECT_EQ(ran.code, 65) << command;
      }
    }
  }
}

TEST_F(CliTest, HostileTargetsAndReportsReachNoTerminal) {
  const std::string proxy = fmt::format(
      "--target 'python3 -B {}/harness/target/testdata/proxy.py {{}} {}/cmkconf adapter --crypto "
      "openssl'",
      CMK_SOURCE_DIR, CMK_BIN_DIR);
  for (const char* way : {"hostile-name", "hostile-code"}) {
    for (const char* form : {"", "--json"}) {
      const Ran ran = run(fmt::format("run --filter 'identity/*' {} {} --out {}", form,
                                      fmt::format(fmt::runtime(proxy), way), way));
      expect_harmless(ran, way);
      EXPECT_NE(ran.text, "");
    }
    for (const std::string command : {"report verify", "judge", "judge --json"}) {
      const std::string file =
          command == "report verify" ? way : std::string(way) + "/transcript.jsonl";
      expect_harmless(run(command + " " + file), command);
    }
  }
  std::string lines = read(dir_ / "hostile-name/run.jsonl");
  const std::size_t at = lines.find("\"verdict\":\"");
  ASSERT_NE(at, std::string::npos);
  lines.insert(at + 11, "\x7f\xC2\x9B\xE2\x80\xAE\\u001b");
  std::ofstream(dir_ / "hostile-name/run.jsonl") << lines;
  const Ran ran = run("report verify hostile-name");
  EXPECT_NE(ran.code, 0);
  EXPECT_NE(ran.text + ran.errors, "");
  expect_harmless(ran, "a tampered report");
}

}  // namespace
}  // namespace cmk::cli
