#include "harness/report/report_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/write_report.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;

TEST(ReportFolder, TakesNothingAndAnEarlierReport) {
  const TempDir folder;
  EXPECT_FALSE(foreign_in(""));
  EXPECT_FALSE(foreign_in(folder.path() / "new"));
  EXPECT_FALSE(foreign_in(folder.path()));
  for (const std::string_view file : kReportFiles) {
    (void)folder.write(file, "x");
    EXPECT_FALSE(foreign_in(folder.path())) << file;
  }
  (void)folder.write(".run.jsonl.123.part", "left behind");
  EXPECT_FALSE(foreign_in(folder.path()));
  EXPECT_FALSE(foreign_in(folder.path() / "run.jsonl")) << "what is no folder is told elsewhere";
}

// What is written and what is taken for a report are the same files.
TEST(ReportFolder, NamesEveryFileOfAReport) {
  const auto files = render_files(sample_run(ours(), Sample::conformant), ours(), fake_digest);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), kReportFiles.size());
  std::size_t index = 0;
  for (const auto& [name, content] : *files) EXPECT_EQ(name, kReportFiles.at(index++));
}

TEST(ReportFolder, RefusesWhatHoldsAnythingElse) {
  for (const std::string name :
       {"notes.txt", ".hidden", "run.jsonl.bak", ".run.jsonl.part", ".run.jsonl.x1.part",
        ".notes.12.part", "report.html/index", "sub/run.jsonl"}) {
    const TempDir folder;
    (void)folder.write("run.jsonl", "x");
    (void)folder.write(name, "x");
    EXPECT_TRUE(foreign_in(folder.path())) << name;
  }
  EXPECT_THAT(foreign_in("/").value_or(""), HasSubstr("/ holds "));
  const TempDir folder;
  (void)folder.write("b", "x");
  (void)folder.write("a", "x");
  EXPECT_EQ(foreign_in(folder.path()).value_or(""),
            folder.path().string() +
                " holds a, which is no part of a report: name a folder that "
                "is new, empty or of an earlier report");
}

}  // namespace
}  // namespace cmk::harness
