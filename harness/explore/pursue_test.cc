// Whatever explore saves shows the same when it is read back and done again.
#include "harness/explore/pursue.h"

#include <gtest/gtest.h>

#include "harness/explore/hunt.h"
#include "harness/explore/testing/explored.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::explore {
namespace {

using MakeSubject = std::function<System()>;

System make_variant(const Override& deviation) { return testing::make_system(deviation); }

// What replay says of the file that the trace is saved to.
std::string replayed(const Trace& trace, const TraceSetting& setting, const MakeSubject& subject) {
  harness::TempDir folder;
  const auto back =
      read_trace(folder.write("trace.json", to_file(trace)), setting.worlds, setting.files);
  if (!back) return back.error().place + ": " + back.error().reason;
  EXPECT_EQ(*back, trace);
  LawfulTarget target(subject, setting.watch);
  const TraceRun made = run(*back, setting, target, {});
  if (!made.divergence) return "nothing";
  return to_text(Counterexample{*back, *made.divergence,
                                blame(*back, setting, *made.divergence, &make_variant)});
}

void expect_repeated(const Arena& arena, const MakeSubject& subject, std::uint64_t seed,
                     const std::string& name) {
  const Hunt made = hunt(arena, seed, 60'000);
  ASSERT_TRUE(made.finding) << name;
  const TraceSetting setting = testing::setting();
  const auto found = pursue(arena, *made.finding, setting, subject, &make_variant);
  ASSERT_TRUE(found) << name << ": " << made.finding->what;
  EXPECT_EQ(replayed(found->trace, setting, subject), to_text(*found)) << name;
}

struct Planted {
  const char* requirement;
  const char* rule;
};
Override deviation_of(const Planted& one) { return {&testing::rule(one.requirement, one.rule), 0}; }

// What differs from the reference in an answer, in what is made, in what is drawn, in time.
constexpr auto kDeviants = std::to_array<Planted>({{"KEY-05", "wrap-before-exp"},
                                                   {"ENV-02", "header-omits-version"},
                                                   {"KEY-15", "unwrap-drops-last-byte"},
                                                   {"ENV-08", "rewrap-does-nothing"},
                                                   {"KEY-02", "size-3072-is-refused"}});

TEST(Pursued, WhatDiffersFromTheReferenceDiffersWhenReplayed) {
  for (const Planted& one : kDeviants) {
    const Override deviation = deviation_of(one);
    const auto subject = [&] { return testing::make_system(deviation); };
    expect_repeated(testing::arena_beside(deviation), subject, 1, one.rule);
  }
}

// Each breaks a law by itself, with nobody beside it.
constexpr auto kLawless = std::to_array<Planted>({{"KEY-09", "refused-import-stores-a-key"},
                                                  {"KEY-15", "unwrap-drops-last-byte"},
                                                  {"ENV-07", "nonce-repeats"},
                                                  {"COS-19", "status-left-out"}});

TEST(Pursued, WhatBreaksALawBreaksItWhenReplayed) {
  for (const Planted& one : kLawless) {
    const Override deviation = deviation_of(one);
    const auto subject = [&] { return testing::make_system(deviation); };
    expect_repeated(make_arena(testing::data(), subject).value(), subject, 1, one.rule);
  }
}

// What is drawn anew each time shows in states alone: a jump in two, or a second run of all.
TEST(Pursued, WhatNoRunRepeatsIsShownByEachReplay) {
  const auto crypto = crypto::make_model_backend(1);
  const auto keys = std::make_shared<crypto::PreparedKeys>(
      crypto,
      backends::load_key_pool((testing::kData / "vectors/keys/pool.json").string()).value());
  const auto subject = [&] { return System(Settings{crypto, keys, {}}); };
  const Arena arena = make_arena(testing::data(), subject).value();
  std::set<std::string_view> laws;
  for (std::uint64_t seed = 1; laws.size() < 2 && seed < 400; ++seed) {
    Stats stats;
    const auto finding = run_trace(arena, seed, stats);
    if (!finding || finding->law == nullptr || !laws.insert(finding->law->name).second) continue;
    expect_repeated(arena, subject, seed, std::string(finding->law->name));
  }
  EXPECT_TRUE(laws.contains(laws::kSameAgain.name));
}

// A difference that comes and goes is nobody's: nothing is saved.
TEST(Pursued, WhatShowsItselfOnceIsNoCounterexample) {
  const Override deviation = deviation_of(kDeviants.front());
  const Arena arena = testing::arena_beside(deviation);
  const Hunt made = hunt(arena, 1, 60'000);
  ASSERT_TRUE(made.finding);
  const auto sound = [] { return testing::make_system(); };
  EXPECT_FALSE(pursue(arena, *made.finding, testing::setting(), sound, &make_variant));
}

}  // namespace
}  // namespace cmk::explore
