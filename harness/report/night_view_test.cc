#include "harness/report/night_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_night.h"

namespace cmk::harness {
namespace {

TEST(NightView, SumsAreOfAllTargets) {
  const Night night = sample_night(NightSample::clean);
  const NightView view = night_view(night);
  EXPECT_EQ(view.executions, 41'203 + 164'812 + 370'827);
  EXPECT_EQ(view.compared, 39'870 + 79'740);
  EXPECT_EQ(view.num_ran, 3U);
  EXPECT_EQ(findings_text(view), "no findings");
}

TEST(NightView, NewFindingsComeFirstAndThenBySignature) {
  Night night = sample_night(NightSample::found);
  night.findings.push_back(night.findings[2]);
  night.findings.back().signature = "A";
  const NightView view = night_view(night);
  std::vector<std::string> order;
  order.reserve(view.findings.size());
  for (const NightFinding* finding : view.findings) order.push_back(finding->signature);
  EXPECT_THAT(order, testing::ElementsAre("A", "ENV-06/aes_gcm_parity/sealed-differ",
                                          "KEY-05/trace_windows/accepted-after-expiry",
                                          "crash/pkcs12_parity/heap-buffer-overflow-in-read_bag"));
  EXPECT_EQ(findings_text(view), "4 findings: 2 new, 1 known, 1 quarantined");
}

TEST(NightView, FaultsThatWereNotFoundComeFirst) {
  const Night night = sample_night(NightSample::found);
  const NightView view = night_view(night);
  ASSERT_EQ(view.faults.size(), 40U);
  EXPECT_EQ(view.faults[0], &night.untilFound[21]);
  EXPECT_EQ(view.faults[1], &night.untilFound[8]);
  EXPECT_EQ(view.faults[2], &night.untilFound[30]);
  EXPECT_EQ(view.faults[3], &night.untilFound[0]);
  EXPECT_EQ(view.faults[39], &night.untilFound[39]);
}

FaultSought found_by(std::int64_t found, std::int64_t seeds) {
  FaultSought sought;
  sought.found = found;
  sought.seeds = seeds;
  return sought;
}

TEST(NightView, AMedianNeedsHalfOfTheSeeds) {
  EXPECT_FALSE(has_median(found_by(2, 5)));
  EXPECT_TRUE(has_median(found_by(3, 5)));
  EXPECT_TRUE(has_median(found_by(2, 4)));
  EXPECT_EQ(luck_of(found_by(0, 5)), FaultLuck::never);
  EXPECT_EQ(luck_of(found_by(4, 5)), FaultLuck::some);
  EXPECT_EQ(luck_of(found_by(5, 5)), FaultLuck::always);
}

TEST(NightView, SentencesSayWhatTheVerdictIsWorth) {
  Night night = sample_night(NightSample::clean);
  const auto sentence = [&](NightVerdict verdict) {
    night.verdict = verdict;
    return verdict_sentence(night, night_view(night));
  };
  EXPECT_EQ(sentence(NightVerdict::clean),
            "Every target ran, the canary was found, and nothing else that stays was.");
  EXPECT_EQ(sentence(NightVerdict::voided),
            "A fault that every night must find was not found, so this one says nothing.");
  EXPECT_EQ(sentence(NightVerdict::stopped),
            "It was stopped before its end, so what it did not find may be there.");
  EXPECT_EQ(sentence(NightVerdict::failed),
            "A target did not run, or reaches less of the code than it did.");
  night.findings = sample_night(NightSample::found).findings;
  night.findings.resize(1);
  EXPECT_EQ(sentence(NightVerdict::findings),
            "More than the canary was found. 1 finding: 1 quarantined.");
  night.canary.found = false;  // it was stopped before the canary, and an older finding stays
  EXPECT_EQ(sentence(NightVerdict::findings),
            "Something was found, though not the canary. 1 finding: 1 quarantined.");
}

TEST(NightView, TheCanaryIsToldInWords) {
  EXPECT_EQ(canary_text({"canary", true, 48'211, 0.4}), "by canary after 48,211 executions, 0.4 s");
  EXPECT_EQ(canary_text({"", false, 900, 60}), "in 900 executions, 60.0 s");
}

TEST(NightView, NumbersAreGrouped) {
  EXPECT_EQ(grouped(std::int64_t{0}), "0");
  EXPECT_EQ(grouped(std::int64_t{999}), "999");
  EXPECT_EQ(grouped(std::int64_t{1'000}), "1,000");
  EXPECT_EQ(grouped(std::int64_t{1'234'567}), "1,234,567");
  EXPECT_EQ(grouped(std::int64_t{1'000'000'000'000}), "1,000,000,000,000");
  EXPECT_EQ(grouped(std::int64_t{-1'234}), "-1,234");
  EXPECT_EQ(grouped(60.0), "60");
  EXPECT_EQ(grouped(2.5), "2.5");
  EXPECT_EQ(grouped(99.96), "100");
  EXPECT_EQ(grouped(61'000.4), "61,000");
}

TEST(NightView, SecondsHaveTheDigitsThatCount) {
  EXPECT_EQ(seconds_text(0), "0");
  EXPECT_EQ(seconds_text(0.0004), "under 0.001");
  EXPECT_EQ(seconds_text(0.004), "0.004");
  EXPECT_EQ(seconds_text(0.84), "0.84");
  EXPECT_EQ(seconds_text(20), "20.0");
  EXPECT_EQ(seconds_text(20.14), "20.1");
  EXPECT_EQ(seconds_text(99.96), "100");
  EXPECT_EQ(seconds_text(1'829.6), "1,830");
}

TEST(NightView, FloorsAreForTargetsThatRan) {
  NightTarget target;
  target.edgesFloor = 900;
  target.edges = 899;
  target.ran = true;
  EXPECT_TRUE(is_below_floor(target));
  target.edges = 900;
  EXPECT_FALSE(is_below_floor(target));
  target.edges = 0;
  target.ran = false;
  EXPECT_FALSE(is_below_floor(target));
}

TEST(NightView, TracesArePromotedUnderTheirRequirement) {
  NightFinding finding;
  finding.requirement = "KEY-05";
  finding.trace = "findings/a/trace.json";
  EXPECT_EQ(promote_command(finding, "", ours()),
            "build/release/bin/cmkconf promote findings/a/trace.json KEY-05");
  EXPECT_EQ(promote_command(finding, "build/night", ours()),
            "build/release/bin/cmkconf promote build/night/findings/a/trace.json KEY-05");
  finding.requirement = "$(date)";
  finding.trace = "a b/$(date)'.json";
  EXPECT_EQ(promote_command(finding, "", ours()),
            R"(build/release/bin/cmkconf promote 'a b/$(date)'\''.json' ID)");
  finding.trace = "";
  EXPECT_EQ(promote_command(finding, "build/night", ours()), "");
}

TEST(NightView, PathsAreUris) {
  EXPECT_EQ(uri_of("findings/KEY-05-a_b.c~/input"), "findings/KEY-05-a_b.c~/input");
  EXPECT_EQ(uri_of("javascript:a"), "javascript%3Aa");
  EXPECT_EQ(uri_of("a b?#%\"<é"), "a%20b%3F%23%25%22%3C%C3%A9");
}

}  // namespace
}  // namespace cmk::harness
