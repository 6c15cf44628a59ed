#include "harness/report/scope.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/console.h"
#include "harness/report/junit_xml.h"
#include "harness/report/report_html.h"
#include "harness/report/run_jsonl.h"
#include "harness/report/summary_md.h"
#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/write_report.h"
#include "harness/suite/runner.h"

namespace cmk::harness {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

RunResult taking(int taken, int all) {
  RunResult run;
  run.footer.extent.scenarios = {taken, all};
  return run;
}

TEST(Scope, AWholeRunHasNone) { EXPECT_EQ(scope_of(taking(418, 418)), ""); }

TEST(Scope, NamesWhatSelected) {
  RunResult run = taking(7, 418);
  run.header.filter = "KEY-05";
  EXPECT_EQ(scope_of(run), "in the 7 scenarios selected by --filter 'KEY-05', of 418");
  run.header.profiles = {"key-vault", "envelope"};
  EXPECT_EQ(scope_of(run),
            "in the 7 scenarios selected by --profile key-vault, envelope and --filter 'KEY-05', "
            "of 418");
  run.header.filter.clear();
  EXPECT_EQ(scope_of(run), "in the 7 scenarios selected by --profile key-vault, envelope, of 418");
  run.footer.extent.scenarios.taken = 1;
  EXPECT_THAT(scope_of(run), HasSubstr("in the 1 scenario selected"));
}

TEST(Scope, NamesTheShard) {
  RunResult run = taking(105, 418);
  run.header.shardIndex = 2;
  run.header.shardCount = 4;
  EXPECT_EQ(scope_of(run), "in shard 2 of 4, 105 of 418 scenarios");
  run.header.filter = "KEY-*";
  EXPECT_EQ(scope_of(run),
            "in shard 2 of 4 of what is selected by --filter 'KEY-*', 105 of 418 scenarios");
}

TEST(Scope, NamesWhatFailFastLeftOut) {
  RunResult run = taking(5, 5);
  run.checks.resize(3);
  run.checks[1].scenario = "p/a";
  run.checks[2].scenario = "p/b";
  run.checks[1].message = run.checks[2].message = kLeftOut;
  EXPECT_EQ(scope_of(run), "in 5 scenarios, of which --fail-fast left out 2");
}

TEST(Scope, AForeignFilterStaysOneLineInQuotes) {
  RunResult run = taking(1, 2);
  run.header.filter = "a'\n\x1b[31m";
  EXPECT_THAT(scope_of(run), Not(HasSubstr("\n")));
  EXPECT_THAT(scope_of(run), Not(HasSubstr("\x1b")));
}

TEST(VerdictText, APartIsNeverTheBareWord) {
  const RunResult run = sample_run(ours(), Sample::part);
  EXPECT_EQ(run.footer.verdict, "conformant-in-part");
  const std::string words = verdict_text(run.footer);
  EXPECT_THAT(words, ContainsRegex("^conformant in the [0-9]+ scenarios selected by --filter "
                                   "'KEY-0\\*', of [0-9]+$"));
  EXPECT_THAT(verdict_text(run.footer, "key-vault", run.footer.profiles.at("key-vault")),
              ContainsRegex("^conformant in 7 of its 35 scenarios$"));
  const auto files = render_files(run, ours(), fake_digest).value();
  for (const auto& [name, text] : files) {
    if (name == "transcript.jsonl") continue;
    EXPECT_THAT(text, HasSubstr(name.ends_with("html") || name.ends_with("xml")
                                    ? "selected by --filter &#39;KEY-0*&#39;"
                                : name.ends_with("md") ? "selected by --filter 'KEY-0\\*'"
                                                       : "selected by --filter 'KEY-0*'"))
        << name;
  }
  EXPECT_THAT(console_summary(run, ours()), HasSubstr("verdict: " + words + "\n"));
  EXPECT_THAT(footer_json(run.footer).dump(),
              HasSubstr(R"("verdict":"conformant-in-part","scope":"in)"));
}

TEST(VerdictText, AWholeRunIsTheBareWordWithoutAScope) {
  const RunResult run = sample_run(ours(), Sample::conformant);
  EXPECT_EQ(verdict_text(run.footer), "conformant");
  EXPECT_THAT(footer_json(run.footer).dump(), HasSubstr(R"("verdict":"conformant","scope":null)"));
  EXPECT_THAT(report_html(run, ours()), HasSubstr(">Conformant</strong>"));
}

TEST(VerdictText, ARowOfWhichScenariosWereLeftOutSaysSo) {
  RunFooter footer;
  footer.extent.rows["KEY-05"] = {2, 3};
  EXPECT_EQ(verdict_text(footer, "KEY-05", RequirementVerdict::passedInPart),
            "passed in 2 of its 3 scenarios");
  EXPECT_EQ(verdict_text(footer, "KEY-06", RequirementVerdict::passed), "passed");
}

}  // namespace
}  // namespace cmk::harness
