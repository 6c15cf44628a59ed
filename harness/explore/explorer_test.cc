#include "harness/explore/explorer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "harness/explore/capture.h"
#include "harness/explore/testing/explored.h"
#include "harness/protocol/codec.h"
#include "harness/protocol/model.h"

namespace cmk::explore {
namespace {

using testing::arena;

constexpr std::uint64_t kSeed = 1;

// Explored once for all tests of this file.
const Stats& explored() {
  static const Stats kStats = [] {
    const Arena worlds = arena();
    Stats stats;
    for (std::uint64_t seed = kSeed; seed < kSeed + 6000; ++seed) {
      const auto finding = run_trace(worlds, seed, stats);
      EXPECT_FALSE(finding) << "seed " << seed << ": " << finding->what;
    }
    return stats;
  }();
  return kStats;
}

TEST(Explorer, TheReferenceKeepsEveryLaw) { EXPECT_EQ(explored().num_traces, 6000U); }

TEST(Explorer, TakesAndRefusesEveryOperation) {
  std::size_t index = 0;
  for (const harness::OperationModel& operation : harness::operation_models()) {
    const Stats::Count& count = explored().by_operation[index++];
    EXPECT_GT(count.accepted, 0U) << operation.method;
    // Lists that anybody may ask for are never refused.
    const bool never = operation.method == "notification.list" || operation.method == "role.list" ||
                       operation.method == "finding.list" || operation.method == "activityLog.list";
    EXPECT_TRUE(never || count.refused > 0) << operation.method;
  }
}

TEST(Explorer, ReachesEveryReason) {
  const auto reached = explored().by_reason();
  for (const ReasonInfo& reason : reasons()) {
    if (reason.reason == Reason::unspecified) continue;  // of targets that do not tell
    EXPECT_TRUE(reached.contains(reason.reason)) << reason.name;
  }
}

TEST(Explorer, AboutHalfOfTheOperationsAreAccepted) {
  const Stats& stats = explored();
  EXPECT_GE(stats.num_accepted * 100, stats.num_operations * 40);
  EXPECT_LE(stats.num_accepted * 100, stats.num_operations * 80);
}

std::string text_of(const ModelTrace& trace) {
  std::string text = std::to_string(trace.world);
  for (const Operation& operation : trace.operations) {
    text += std::to_string(operation.now) + std::string(harness::method_of(operation.params)) +
            harness::to_line(harness::encode_params(operation.params));
  }
  return text;
}

TEST(Explorer, OneSeedGivesOneTrace) {
  const Arena first = arena();
  const Arena second = arena();
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    EXPECT_EQ(text_of(model_trace(first, seed)), text_of(model_trace(second, seed)));
  }
  EXPECT_NE(text_of(model_trace(first, 1)), text_of(model_trace(first, 2)));
}

TEST(Explorer, AWorldThatIsSetUpOtherwiseIsFound) {
  const auto finding =
      compare_worlds(testing::arena_beside({&testing::rule("KEY-02", "size-3072-is-refused"), 0}));
  ASSERT_TRUE(finding);
  EXPECT_TRUE(finding->operations.empty());
  EXPECT_FALSE(compare_worlds(testing::arena_beside({})));
}

// What RapidCheck shrinks where it fails: the seed.
RC_GTEST_PROP(ExplorerProperty, NoLawIsBrokenUnderAnyTiming, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint32_t>();
  const auto timing = *rc::gen::element(Timing::earliest, Timing::latest, Timing::random);
  static std::map<Timing, Arena> arenas;
  auto found = arenas.find(timing);
  if (found == arenas.end()) {
    found = arenas
                .emplace(timing, make_arena(testing::data(),
                                            [timing] { return testing::make_system({}, timing); })
                                     .value())
                .first;
  }
  Stats stats;
  const auto finding = run_trace(found->second, seed, stats);
  RC_LOG() << (finding ? finding->what : "") << '\n';
  RC_ASSERT(!finding);
}

}  // namespace
}  // namespace cmk::explore
