// cmkconf report night: its exit codes, and what it leaves behind.
#include "harness/cli/cli_fixture.h"

namespace cmk::cli {
namespace {

using testing::HasSubstr;

class ReportNightTest : public CliTest {
 protected:
  // A night of that verdict in the folder `name`.
  void night(const std::string& name, const std::string& verdict) const {
    fs::create_directories(dir_ / name);
    std::ofstream(dir_ / name / "night.json")
        << R"({"night": 1, "seed": 1, "minutes": 0.5, "workers": 2, "build": "fuzz",
               "canary": {"target": "canary", "found": true, "executions": 9, "seconds": 0.1},
               "targets": [], "findings": [], "untilFound": [], "reasons": ["because"],
               "verdict": ")"
        << verdict << R"("})";
  }
  std::size_t num_files(const std::string& name) const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(dir_ / name), fs::directory_iterator()));
  }
};

TEST_F(ReportNightTest, TheExitCodeFollowsTheVerdict) {
  for (const auto& [verdict, code] :
       {std::pair{"clean", 0}, {"findings", 1}, {"failed", 1}, {"void", 2}, {"stopped", 2}}) {
    night(verdict, verdict);
    const Ran ran = run(std::string("report night ") + verdict);
    EXPECT_EQ(ran.code, code) << ran.errors;
    EXPECT_EQ(ran.text, fmt::format("{0}: {0}, no findings\n  because\n", verdict));
    EXPECT_EQ(num_files(verdict), 4U);
  }
}

TEST_F(ReportNightTest, WritesBesideTheNight) {
  night("a", "clean");
  ASSERT_EQ(run("report night a").code, 0);
  EXPECT_THAT(read(dir_ / "a/report.html"), HasSubstr(">Clean</strong>"));
  EXPECT_THAT(read(dir_ / "a/night.sarif"), HasSubstr("\"version\": \"2.1.0\""));
  EXPECT_THAT(read(dir_ / "a/summary.md"), HasSubstr("# Night of the fuzzers: clean\n"));
}

TEST_F(ReportNightTest, OfSeveralTheWorstCounts) {
  night("a", "findings");
  night("b", "void");
  night("c", "clean");
  EXPECT_EQ(run("report night a c").code, 1);
  EXPECT_EQ(run("report night b a c").code, 2);
}

TEST_F(ReportNightTest, ABadNightIs65AndNothingIsWritten) {
  night("a", "clean");
  night("b", "fine");
  const Ran ran = run("report night a b");
  EXPECT_EQ(ran.code, 65);
  EXPECT_THAT(ran.errors, HasSubstr("b/night.json: verdict: unknown 'fine'\n"));
  EXPECT_EQ(num_files("a"), 1U);
  EXPECT_EQ(num_files("b"), 1U);
}

TEST_F(ReportNightTest, WhatCannotBeWrittenIs74) {
  night("a", "clean");
  fs::create_directories(dir_ / "a/summary.md");
  EXPECT_EQ(run("report night a").code, 74);
  EXPECT_EQ(num_files("a"), 2U);
}

}  // namespace
}  // namespace cmk::cli
