#include "harness/report/write_night.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_night.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;

auto write_sample(NightSample sample, const fs::path& dir) {
  return write_night(sample_night(sample), ours(), dir, "0.1.0");
}

std::size_t num_files(const fs::path& dir) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(dir), fs::directory_iterator()));
}

TEST(WriteNight, WritesThreeFilesBesideTheNight) {
  const TempDir dir;
  dir.write("night.json", "{}");
  ASSERT_TRUE(write_sample(NightSample::found, dir.path()));
  EXPECT_EQ(num_files(dir.path()), 4U);
  for (const auto& [name, content] :
       render_night(sample_night(NightSample::found), ours(), "0.1.0")) {
    EXPECT_EQ(dir.read(name), content) << name;
  }
  EXPECT_EQ(dir.read("night.json"), "{}");
}

TEST(WriteNight, SameNightSameBytes) {
  for (const NightSample sample : {NightSample::clean, NightSample::found, NightSample::hostile}) {
    EXPECT_EQ(render_night(sample_night(sample), ours(), "0.1.0"),
              render_night(sample_night(sample), ours(), "0.1.0"));
  }
}

TEST(WriteNight, ReplacesAnOlderReport) {
  const TempDir dir;
  ASSERT_TRUE(write_sample(NightSample::found, dir.path()));
  const std::string before = dir.read("night.sarif");
  ASSERT_TRUE(write_sample(NightSample::clean, dir.path()));
  EXPECT_NE(dir.read("night.sarif"), before);
  EXPECT_EQ(num_files(dir.path()), 3U);
}

// The last file in order cannot take its place, so the first two must not either.
TEST(WriteNight, AFolderInTheWayLeavesTheOlderReportAsItWas) {
  const TempDir dir;
  ASSERT_TRUE(write_sample(NightSample::found, dir.path()));
  fs::remove(dir.path() / "summary.md");
  fs::create_directory(dir.path() / "summary.md");
  const std::string page = dir.read("report.html");
  const std::string sarif = dir.read("night.sarif");
  const auto written = write_sample(NightSample::clean, dir.path());
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().file, (dir.path() / "summary.md").string());
  EXPECT_EQ(written.error().reason, "is a folder");
  EXPECT_EQ(dir.read("report.html"), page);
  EXPECT_EQ(dir.read("night.sarif"), sarif);
  EXPECT_EQ(num_files(dir.path()), 3U);
}

TEST(WriteNight, APathUnderAFileCannotBeWritten) {
  const TempDir dir;
  const fs::path file = dir.write("file", "");
  EXPECT_FALSE(write_sample(NightSample::clean, file / "out"));
  EXPECT_EQ(num_files(dir.path()), 1U);
}

}  // namespace
}  // namespace cmk::harness
