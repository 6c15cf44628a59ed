#include "harness/report/console.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/view.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ConsoleSummary, HasALinePerProfile) {
  const std::string text = console_summary(sample_run(ours(), Sample::conformant), ours());
  EXPECT_THAT(text, HasSubstr("  key-vault       conformant      35 passed\n"));
  EXPECT_THAT(text, HasSubstr("  governance      not-claimed     17 not-claimed\n"));
  EXPECT_TRUE(text.ends_with("verdict: conformant\n"));
}

TEST(ConsoleSummary, SaysWhetherTheSeedWasFixed) {
  RunResult run = sample_run(ours(), Sample::conformant);
  run.header.seedFixed = true;
  EXPECT_THAT(console_summary(run, ours()), HasSubstr("seed 7 (fixed)\n"));
  run.header.seedFixed = false;
  EXPECT_THAT(console_summary(run, ours()), HasSubstr("seed 7\n"));
}

TEST(ConsoleSummary, TellsEverythingOfAFailure) {
  const std::string text = console_summary(sample_run(ours(), Sample::mixed), ours());
  EXPECT_THAT(text, HasSubstr("failed KEY-05 (MUST): From its expiry time"));
  EXPECT_THAT(text, HasSubstr("source: vcore: key; pg: key; facts 3.2"));
  EXPECT_THAT(text, HasSubstr("KEY-05/key-vault/key-05/at/3@openssl"));
  EXPECT_THAT(text, HasSubstr("expected  refused: keyExpired"));
  EXPECT_THAT(text, HasSubstr("actual    accepted: value (256 bytes)"));
  EXPECT_THAT(text, HasSubstr("repeat    build/release/bin/cmkconf run --filter key-vault/key-05 "
                              "--crypto openssl --timing random --seed 7"));
  EXPECT_THAT(text, HasSubstr("known     limits are configured later (#12), until 2027-01-31"));
  EXPECT_THAT(text, HasSubstr("baseline drift: KEY-07"));
  EXPECT_THAT(text, HasSubstr("finding MON-05 (SHOULD)"));
}

TEST(ConsoleSummary, PrintsNoEscapeSequenceOfATarget) {
  const std::string text = console_summary(sample_run(ours(), Sample::hostile), ours());
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

TEST(RepeatCommand, QuotesAndLeavesOutWhatIsNotThere) {
  RunHeader header;
  header.targetCommand = "./my adapter --x";
  header.seed = 3;
  Check check;
  check.scenario = "key-vault/wrap";
  EXPECT_EQ(repeat_command(header, check),
            "build/release/bin/cmkconf run --target './my adapter --x' --filter key-vault/wrap"
            " --seed 3");
}

TEST(RepeatCommand, NamesTheOptionsOfTheReferenceThatWereGiven) {
  RunHeader header;
  header.targetCommand = "builtin";
  header.target.options = {{"leeway", 3}, {"revoked-allows-identity-repair", 1}};
  const Check check;
  EXPECT_THAT(repeat_command(header, check),
              HasSubstr(" --option revoked-allows-identity-repair=1 --seed"));
  EXPECT_THAT(repeat_command(header, check), Not(HasSubstr("leeway")));
  header.target.options["revoked-allows-identity-repair"] = 0;
  EXPECT_THAT(repeat_command(header, check), Not(HasSubstr("--option")));
}

TEST(View, TheNumbersAddUp) {
  const RunResult run = sample_run(ours(), Sample::mixed);
  const View view = make_view(run, ours());
  int of_profiles = 0;
  for (const ProfileView& profile : view.profiles) of_profiles += profile.counts.total();
  std::size_t num_checks = 0;
  for (const RowView& row : view.rows) num_checks += row.checks.size();
  EXPECT_EQ(view.counts.total(), 192);
  EXPECT_EQ(of_profiles, 192);
  EXPECT_EQ(num_checks, run.checks.size());
}

TEST(ProgressLine, FillsAndIsCut) {
  EXPECT_EQ(progress_line(0, 10, "a", 80), "[                        ] 0/10 a");
  EXPECT_EQ(progress_line(5, 10, "a", 80), "[############            ] 5/10 a");
  EXPECT_EQ(progress_line(10, 10, "a", 80), "[########################] 10/10 a");
  EXPECT_EQ(progress_line(0, 0, "", 80), "[                        ] 0/0 ");
  EXPECT_EQ(progress_line(5, 10, "abc", 10), "[#########");
  EXPECT_EQ(progress_line(0, 1, "\xC3\xA4", 32).size(), 31U);  // no half of a character
}

TEST(Progress, IsQuietInAFile) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), &std::fclose);
  {
    Progress progress(file.get(), 3);
    progress.show(1, "label");
  }
  EXPECT_EQ(std::ftell(file.get()), 0);
}

}  // namespace
}  // namespace cmk::harness
