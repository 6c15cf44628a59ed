#include "harness/report/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "harness/report/run_jsonl.h"
#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_run.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;

Extent extent_of_sample(const RunHeader& /*header*/) {
  return sample_run(ours(), Sample::mixed).footer.extent;
}

RunResult whole_run() {
  RunResult run = sample_run(ours(), Sample::mixed);
  run.footer.known.clear();
  run.footer.drift.clear();
  run.header.baseline.clear();
  return run;
}

// The run cut into shards, scenario by scenario in turn.
std::vector<RunResult> cut(const RunResult& run, int num_shards) {
  std::vector<RunResult> shards(static_cast<std::size_t>(num_shards));
  for (int i = 0; i < num_shards; ++i) {
    shards[static_cast<std::size_t>(i)].header = run.header;
    shards[static_cast<std::size_t>(i)].header.shardIndex = i + 1;
    shards[static_cast<std::size_t>(i)].header.shardCount = num_shards;
  }
  std::set<std::string> names;
  for (const Check& check : run.checks) names.insert(check.scenario);
  const auto owner = [&](const std::string& scenario) -> RunResult& {
    const auto index = std::distance(names.begin(), names.find(scenario));
    return shards[static_cast<std::size_t>(index % num_shards)];
  };
  for (const Check& check : run.checks) {
    owner(check.scenario).checks.push_back(check);
    ++owner(check.scenario).footer.checksExpected;
    ++owner(check.scenario).footer.checksEmitted;
  }
  return shards;
}

std::string fault_of(std::vector<RunResult> shards) {
  const auto merged = merge(std::move(shards), {.catalogue = &ours(), .extent = extent_of_sample});
  return merged ? "" : merged.error();
}

TEST(Merge, GivesTheBodyOfTheUnshardedRun) {
  const RunResult run = whole_run();
  for (const int num_shards : {1, 2, 3, 7}) {
    std::vector<RunResult> shards = cut(run, num_shards);
    std::ranges::reverse(shards);
    const auto merged =
        merge(std::move(shards), {.catalogue = &ours(), .extent = extent_of_sample});
    ASSERT_TRUE(merged) << merged.error();
    EXPECT_EQ(run_jsonl(*merged), run_jsonl(run));
  }
}

TEST(Merge, AShortfallInAShardIsAShortfallOfTheRun) {
  std::vector<RunResult> shards = cut(whole_run(), 2);
  ++shards[1].footer.checksExpected;
  const auto merged = merge(std::move(shards), {.catalogue = &ours(), .extent = extent_of_sample});
  ASSERT_TRUE(merged);
  EXPECT_EQ(merged->footer.checksExpected, merged->footer.checksEmitted + 1);
  EXPECT_EQ(merged->footer.verdict, "incomplete");
}

TEST(Merge, RefusesWhatIsNotOneRun) {
  const std::vector<RunResult> shards = cut(whole_run(), 3);
  EXPECT_EQ(fault_of({}), "no shards");
  EXPECT_EQ(fault_of({shards[0], shards[1]}), "shard 3 is missing");
  EXPECT_EQ(fault_of({shards[0], shards[2]}), "shard 2 is missing");
  EXPECT_EQ(fault_of({shards[1], shards[2]}), "shard 1 is missing");
  EXPECT_EQ(fault_of({shards[0], shards[1], shards[1], shards[2]}), "shard 2 is given twice");
  auto other = shards;
  other[1].header.seed = 8;
  EXPECT_EQ(fault_of(other), "shard 2 is part of another run: seed 8, not 7");
  other = shards;
  other[2].header.target.version = "0.2.0";
  EXPECT_EQ(fault_of(other), "shard 3 is part of another run: target");
}

TEST(Merge, RefusesAScenarioInTwoShards) {
  std::vector<RunResult> shards = cut(whole_run(), 2);
  shards[1].checks.insert(shards[1].checks.begin(), shards[0].checks.front());
  EXPECT_THAT(fault_of(shards), HasSubstr("is in shards 1 and 2"));
}

TEST(Merge, RefusesAnotherOrder) {
  std::vector<RunResult> shards = cut(whole_run(), 2);
  std::swap(shards[0].checks.front(), shards[0].checks.back());
  EXPECT_EQ(fault_of(shards), "shard 1 is not in the order of scenarios");
}

TEST(Merge, ComparesWithTheBaselineAnew) {
  const RunResult run = whole_run();
  const Check* failed = nullptr;
  for (const Check& check : run.checks) {
    if (check.status == CheckStatus::failed) failed = &check;
  }
  ASSERT_NE(failed, nullptr);
  const Baseline baseline{{{check_id(*failed), failed->message, "r", "i", "2027-01-31"}}};
  std::vector<RunResult> shards = cut(run, 2);
  shards[0].footer.drift = {"unseen in this shard"};
  EXPECT_THAT(fault_of(shards), HasSubstr("baseline that is not given"));
  const auto merged = merge(std::move(shards),
                            {.catalogue = &ours(), .baseline = &baseline, .today = "2026-06-30"});
  ASSERT_TRUE(merged);
  EXPECT_TRUE(merged->footer.drift.empty());
  EXPECT_EQ(merged->footer.known.size(), 1U);
}

}  // namespace
}  // namespace cmk::harness
