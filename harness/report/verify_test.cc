#include "harness/report/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/report/write_report.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// A written report in which one text of one file is replaced.
class Tampered {
 public:
  explicit Tampered(Sample sample = Sample::mixed) {
    sample_ = sample;
    EXPECT_TRUE(write_report(sample_run(ours(), sample), ours(), dir_.path(), fake_digest));
  }
  Tampered& replace(std::string_view file, std::string_view from, std::string_view to) {
    std::string text = dir_.read(file);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    dir_.write(file, text.replace(at, from.size(), to));
    return *this;
  }
  [[nodiscard]] auto verified() const { return verify(dir_.path(), sample_basis(ours(), sample_)); }
  [[nodiscard]] std::vector<std::string> problems() const { return verified().value().problems; }
  [[nodiscard]] const TempDir& dir() const { return dir_; }

 private:
  TempDir dir_;
  Sample sample_ = Sample::mixed;
};

// The problems of the report of a run that is written as it is.
std::vector<std::string> problems_of(const RunResult& run, Sample sample) {
  const TempDir dir;
  EXPECT_TRUE(write_report(run, ours(), dir.path(), fake_digest));
  return verify(dir.path(), sample_basis(ours(), sample)).value().problems;
}

TEST(Verify, WhatWasWrittenFits) {
  // Not the hostile one: its texts are no UTF-8, as those of a scenario always are.
  for (const Sample sample : {Sample::conformant, Sample::part, Sample::mixed}) {
    EXPECT_THAT(Tampered(sample).problems(), IsEmpty());
  }
}

TEST(Verify, AChangedCheckDoesNotFitTheDigest) {
  Tampered report;
  report.replace("run.jsonl", R"("status":"failed")", R"("status":"passed")");
  EXPECT_THAT(report.problems(), Contains("run.jsonl: the digest of the checks does not fit them"));
}

TEST(Verify, AChangedCheckWithItsDigestStillNeedsItsVerdict) {
  RunResult run = sample_run(ours(), Sample::conformant);
  run.checks.front().status = CheckStatus::failed;
  EXPECT_THAT(problems_of(run, Sample::conformant),
              ElementsAre(HasSubstr("says passed of ENV-01, the checks give failed"),
                          HasSubstr("says conformant of envelope, the checks give non-conformant"),
                          HasSubstr("verdict \"conformant\", the checks give \"non-conformant\"")));
}

TEST(Verify, AMissingCheckDoesNotFitTheCount) {
  RunResult run = sample_run(ours(), Sample::conformant);
  run.checks.pop_back();
  EXPECT_THAT(problems_of(run, Sample::conformant), Contains(HasSubstr("the footer counts")));
}

TEST(Verify, AKnownFailureMustBeAFailure) {
  RunResult run = sample_run(ours(), Sample::mixed);
  run.footer.known.push_back({check_id(run.checks.front()), "r", "i", "2027-01-31"});
  EXPECT_THAT(problems_of(run, Sample::mixed), Contains(HasSubstr("is no failed check")));
}

TEST(Verify, AVerdictOfAnUnknownRowIsFound) {
  RunResult run = sample_run(ours(), Sample::mixed);
  run.footer.requirements["KEY-99"] = RequirementVerdict::passed;
  EXPECT_THAT(problems_of(run, Sample::mixed), Contains(HasSubstr("unknown KEY-99")));
}

TEST(Verify, EveryOtherFileIsComparedByteForByte) {
  for (const char* file : {"report.json", "junit.xml", "summary.md", "report.html"}) {
    Tampered report;
    report.replace(file, "KEY-05", "KEY-06");
    EXPECT_THAT(
        report.problems(),
        ElementsAre(AllOf(StartsWith(file), HasSubstr("differs from what the checks make"))));
  }
}

TEST(Verify, AChangedTranscriptDoesNotFitItsDigest) {
  Tampered report;
  report.replace("transcript.jsonl", "key.create", "key.import");
  EXPECT_THAT(report.problems(),
              Contains("transcript.jsonl: does not fit its digest in run.jsonl"));
}

TEST(Verify, RunJsonlIsComparedByteForByteToo) {
  Tampered report;
  report.replace("run.jsonl", R"({"type":"header",)", R"({ "type":"header",)");
  EXPECT_THAT(report.problems(), ElementsAre(HasSubstr("run.jsonl: line 1: differs")));
}

TEST(Verify, AMissingOrGarbledFileIsBadInput) {
  for (const char* file : {"run.jsonl", "transcript.jsonl", "junit.xml"}) {
    const Tampered report;
    std::filesystem::remove(report.dir().path() / file);
    EXPECT_FALSE(report.verified()) << file;
  }
  Tampered report;
  report.dir().write("run.jsonl", "garbage\n");
  ASSERT_FALSE(report.verified());
  EXPECT_EQ(report.verified().error().place, "line 1");
}

}  // namespace
}  // namespace cmk::harness
