#include "harness/explore/trace_runner.h"

#include <gtest/gtest.h>

#include "harness/explore/capture.h"
#include "harness/explore/testing/explored.h"

namespace cmk::explore {
namespace {

Trace trace_of(const Arena& arena, std::uint64_t seed) {
  const ModelTrace made = model_trace(arena, seed);
  return capture(arena.model[made.world], made.operations, made.outcomes, arena.imports);
}

struct Seen {
  int num_diverged = 0;
  int num_undecided = 0;
  std::string first;
};

// How a reference that acts elsewhere in windows, and chooses other names, does traces.
Seen seen(Timing timing, Windows windows, std::uint64_t num_traces) {
  const Arena arena = testing::arena();
  const TraceSetting setting = testing::setting();
  LawfulTarget subject([timing] { return testing::make_system({}, timing); });
  Seen seen;
  for (std::uint64_t seed = 1; seed <= num_traces; ++seed) {
    const TraceRun made = run(trace_of(arena, seed), setting, subject, {windows, 64});
    seen.num_undecided += made.is_undecided ? 1 : 0;
    if (!made.divergence) continue;
    ++seen.num_diverged;
    if (seen.first.empty()) {
      seen.first = "seed " + std::to_string(seed) + ": " + made.divergence->method + ": " +
                   made.divergence->what;
    }
  }
  return seen;
}

TEST(TraceRunner, AnyInstantOfAWindowIsTaken) {
  for (const Timing timing : {Timing::latest, Timing::random}) {
    const Seen done = seen(timing, Windows::adopted, 150);
    EXPECT_EQ(done.num_diverged, 0) << done.first;
    EXPECT_LT(done.num_undecided, 15);
  }
}

TEST(TraceRunner, ExactWindowsTellTimingsApart) {
  EXPECT_GT(seen(Timing::latest, Windows::exact, 150).num_diverged, 0);
}

TEST(TraceRunner, BatchesChangeNothing) {
  const Arena arena = testing::arena();
  const TraceSetting setting = testing::setting();
  LawfulTarget subject([] { return testing::make_system(); });
  for (const std::uint64_t seed : {3U, 4U, 5U}) {
    const Trace trace = trace_of(arena, seed);
    const TraceRun one = run(trace, setting, subject, {Windows::exact, 1});
    const TraceRun many = run(trace, setting, subject, {Windows::exact, 64});
    EXPECT_FALSE(one.divergence);
    EXPECT_EQ(one.num_judged, many.num_judged);
  }
}

// What a reference at random instants does in a trace of corpus/explore is judged, and not wrong.
void expect_conformant(const std::string& name) {
  const TraceSetting setting = testing::setting();
  const auto trace = read_trace(std::string(CMK_SOURCE_DIR) + "/corpus/explore/" + name,
                                setting.worlds, testing::kData);
  ASSERT_TRUE(trace) << trace.error().reason;
  LawfulTarget subject([] { return testing::make_system({}, Timing::random); });
  const TraceRun made = run(*trace, setting, subject, {Windows::adopted, 64});
  EXPECT_FALSE(made.is_undecided);
  EXPECT_FALSE(made.divergence) << made.divergence->method << ": " << made.divergence->what;
}

// Two accounts lose one key within an hour, each when it likes: that one has does not say that the
// other has.
TEST(TraceRunner, LossesMayShowApart) { expect_conformant("losses-that-show-apart.json"); }

// One of three accounts has picked a version up before that is disabled, when the others no longer
// can: which one it was shows later.
TEST(TraceRunner, WhatIsWithdrawnMayHaveBeenDone) {
  expect_conformant("choices-that-are-withdrawn.json");
}

// Of two accounts that lose one key one does right after the step, before the next backup is taken,
// and the other does after it; both have when the next step comes.
TEST(TraceRunner, WhatHappensBetweenLossesIsFollowed) {
  expect_conformant("backups-between-two-losses.json");
}

// A target whose ids are its own is asked for what it told, not for what the reference told.
TEST(TraceRunner, ReferencesAreEachSidesOwn) {
  const Arena arena = testing::arena();
  const TraceSetting setting = testing::setting();
  LawfulTarget subject([] {
    System system = testing::make_system();
    (void)system.apply({entra::TenantCreate{"before"}, 0});
    (void)system.apply({entra::IdentityCreate{"shift", {}, "before", {}, {}}, 0});
    return system;  // every id that it draws is another one
  });
  int num_diverged = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const TraceRun made = run(trace_of(arena, seed), setting, subject, {});
    if (!made.divergence) continue;
    ++num_diverged;
    ADD_FAILURE() << seed << ": " << made.divergence->method << ": " << made.divergence->what;
  }
  EXPECT_EQ(num_diverged, 0);
}

class BrokenTarget final : public harness::Target {
 public:
  [[nodiscard]] std::expected<harness::TargetInfo, std::string> start() override { return {}; }
  [[nodiscard]] bool reset() override { return true; }
  [[nodiscard]] std::vector<harness::Answer> apply(std::span<const harness::Call> calls) override {
    harness::Answer answer;
    answer.evidence = "the process ended";
    return {calls.size(), answer};
  }
};

TEST(TraceRunner, ATargetThatBreaksDivergesThere) {
  BrokenTarget subject;
  Trace trace;
  trace.steps = {{"tenant.create", {{"tenantId", "t"}}, harness::kT0, "s1"}};
  const TraceRun made = run(trace, testing::setting(), subject, {});
  ASSERT_TRUE(made.divergence);
  EXPECT_EQ(made.divergence->what, "errored: the process ended");
}

}  // namespace
}  // namespace cmk::explore
