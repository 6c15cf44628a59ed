#include "harness/report/write_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> names_in(const fs::path& dir) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(dir)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

auto write(Sample sample, const fs::path& dir) {
  return write_report(sample_run(ours(), sample), ours(), dir, fake_digest);
}

TEST(WriteReport, WritesSixFilesAndNothingElse) {
  const TempDir dir;
  ASSERT_TRUE(write(Sample::mixed, dir.path() / "new" / "folder"));
  EXPECT_THAT(names_in(dir.path() / "new" / "folder"),
              ElementsAre("junit.xml", "report.html", "report.json", "run.jsonl", "summary.md",
                          "transcript.jsonl"));
}

TEST(WriteReport, SameRunSameBytes) {
  for (const Sample sample : {Sample::mixed, Sample::hostile}) {
    const auto first = render_files(sample_run(ours(), sample), ours(), fake_digest);
    const auto second = render_files(sample_run(ours(), sample), ours(), fake_digest);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
  }
}

TEST(WriteReport, ReplacesAnOlderReport) {
  const TempDir dir;
  ASSERT_TRUE(write(Sample::mixed, dir.path()));
  const std::string before = dir.read("run.jsonl");
  ASSERT_TRUE(write(Sample::conformant, dir.path()));
  EXPECT_NE(dir.read("run.jsonl"), before);
  EXPECT_EQ(names_in(dir.path()).size(), 6U);
}

TEST(WriteReport, APathUnderAFileCannotBeWritten) {
  const TempDir dir;
  const fs::path file = dir.write("file", "");
  const auto written = write(Sample::mixed, file / "out");
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().file, HasSubstr("out"));
  EXPECT_FALSE(written.error().reason.empty());
}

TEST(WriteReport, AFileInTheWayLeavesTheOlderReportAsItWas) {
  const TempDir dir;
  ASSERT_TRUE(write(Sample::mixed, dir.path()));
  fs::remove(dir.path() / "summary.md");
  fs::create_directory(dir.path() / "summary.md");
  const std::string before = dir.read("run.jsonl");
  ASSERT_FALSE(write(Sample::conformant, dir.path()));
  EXPECT_EQ(dir.read("run.jsonl"), before);
  EXPECT_EQ(names_in(dir.path()).size(), 6U);
}

// Root may write anywhere, so the test puts root's rights aside for a moment.
TEST(WriteReport, AReadOnlyFolderCannotBeWritten) {
  constexpr uid_t nobody = 65534;
  const TempDir dir;
  fs::permissions(dir.path(), fs::perms(0555));
  const uid_t before = geteuid();
  ASSERT_TRUE(before != 0 || seteuid(nobody) == 0);
  const auto written = write(Sample::mixed, dir.path());
  ASSERT_EQ(seteuid(before), 0);
  fs::permissions(dir.path(), fs::perms::owner_all);
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().reason, HasSubstr("Permission denied"));
  EXPECT_TRUE(names_in(dir.path()).empty());
}

// A limit on the size of files stands in for a full disk: write() fails in the middle of a file.
TEST(WriteReport, NoSpaceLeavesNothingBehind) {
  const TempDir dir;
  ASSERT_TRUE(write(Sample::mixed, dir.path()));
  const std::string before = dir.read("run.jsonl");
  rlimit old{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{.rlim_cur = 100000, .rlim_max = old.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
  const auto written = write(Sample::conformant, dir.path());
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old), 0);
  (void)std::signal(SIGXFSZ, old_handler);
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().file, HasSubstr("report.html"));
  EXPECT_EQ(dir.read("run.jsonl"), before);
  EXPECT_EQ(names_in(dir.path()).size(), 6U);
}

TEST(WriteReport, AFullFileSystemCannotBeWritten) {
  const TempDir dir;
  const bool mounted =
      mount("tmpfs", dir.path().c_str(), "tmpfs", MS_NODEV | MS_NOSUID, "size=128k") == 0;
  if (!mounted) GTEST_SKIP() << "may not mount a small file system";
  const auto written = write(Sample::mixed, dir.path() / "out");
  const auto left = fs::is_directory(dir.path() / "out") ? names_in(dir.path() / "out").size() : 0;
  EXPECT_EQ(umount(dir.path().c_str()), 0);
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().reason, HasSubstr("No space"));
  EXPECT_EQ(left, 0U);
}

}  // namespace
}  // namespace cmk::harness
