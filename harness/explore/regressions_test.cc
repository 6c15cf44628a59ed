// Traces in which the reference once went wrong, or a target that the project looked at.
#include <gtest/gtest.h>

#include "harness/explore/starting_world.h"
#include "harness/explore/testing/explored.h"

namespace cmk::explore {
namespace {

TEST(Regressions, TheReferenceDoesThemUnderEveryTiming) {
  const Worlds worlds = worlds_of(testing::scenarios());
  int num_traces = 0;
  for (const auto& file : std::filesystem::directory_iterator(CMK_SOURCE_DIR "/corpus/explore")) {
    const auto trace = read_trace(file.path(), worlds, testing::kData);
    ASSERT_TRUE(trace) << trace.error().place << ": " << trace.error().reason;
    ++num_traces;
    for (const Timing timing : {Timing::earliest, Timing::latest, Timing::random}) {
      LawfulTarget subject([timing] { return testing::make_system({}, timing); });
      const TraceRun made = run(*trace, testing::setting(timing), subject, {});
      EXPECT_FALSE(made.divergence) << file.path() << ": " << made.divergence->what;
      EXPECT_GT(made.num_judged, trace->steps.size());
    }
  }
  EXPECT_GE(num_traces, 3);
}

}  // namespace
}  // namespace cmk::explore
