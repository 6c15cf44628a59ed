// What explore saves, replay repeats: on two crypto libraries, and of an outside target.
#include "harness/cli/found_trace.h"

#include "harness/cli/cli_fixture.h"
#include "harness/explore/hunt.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(FoundWith, ComesBackAsItWas) {
  ReferenceOptions options;
  options.crypto = "openssl";
  options.timing = "random";
  options.seed = 9;
  ASSERT_TRUE(options.options.set("renewal=60"));
  const auto back = reference_of(found_with(options, "boringssl"));
  ASSERT_TRUE(back) << back.error();
  EXPECT_EQ(back->crypto, options.crypto);
  EXPECT_EQ(back->timing, options.timing);
  EXPECT_EQ(back->seed, options.seed);
  EXPECT_EQ(back->options, options.options);
}

TEST(FoundWith, NamesNothingThatDoesNotExist) {
  const explore::FoundWith good;
  ASSERT_TRUE(reference_of(good));
  explore::FoundWith bad = good;
  bad.crypto = "../openssl";
  EXPECT_EQ(reference_of(bad).error(), "there is no crypto library ../openssl");
  bad = good;
  bad.beside = "other";
  EXPECT_FALSE(reference_of(bad));
  bad = good;
  bad.timing = "late";
  EXPECT_EQ(reference_of(bad).error(), "there is no timing late");
  bad = good;
  bad.options["renewal"] = "-1";
  EXPECT_FALSE(reference_of(bad));
}

TEST(JudgeOf, TakesTheSideThatATargetDeclares) {
  harness::TargetInfo target;
  target.options = {{"vcore-status-stays-ready", 1}, {"renewal", 3600}};
  const Options judge = judge_of({}, target).options;
  EXPECT_TRUE(judge.on("vcore-status-stays-ready"));
  EXPECT_EQ(judge.number("renewal"), 3600);
  EXPECT_FALSE(judge.on("revoked-allows-identity-repair"));
}

TEST(JudgeOf, WhatIsNotDeclaredIs0AndNothingIsBeyondItsMaximum) {
  EXPECT_EQ(judge_of({}, {}).options.number("renewal"), 0);
  harness::TargetInfo target;
  target.options = {{"renewal", INT64_MAX}, {"vcore-status-stays-ready", -1}};
  EXPECT_EQ(judge_of({}, target).options.number("renewal"), 90 * kDay);
  EXPECT_FALSE(judge_of({}, target).options.on("vcore-status-stays-ready"));
}

TEST(ReplayLine, IsQuotedForAShell) {
  EXPECT_THAT(replay_line("out/trace-1.json", {}), EndsWith("/cli_test replay out/trace-1.json"));
  EXPECT_THAT(replay_line("my out/trace-1.json", {"", "sh -c 'x'", 10}),
              EndsWith(R"( replay 'my out/trace-1.json' --target 'sh -c '\''x'\''')"));
  EXPECT_THAT(replay_line("a", {"the data", "t", 2.5}),
              EndsWith("/cli_test --data 'the data' replay a --target t --timeout 2.5"));
  EXPECT_THAT(replay_line("-o/trace-1.json", {}), EndsWith(" replay ./-o/trace-1.json"));
}

// The pool holds ten keys of that size. What one key wraps, no other opens.
TEST(JudgeOf, HasKeysBeyondThePoolThatDiffer) {
  const auto data = load_data({}).value();
  ReferenceOptions options;
  options.crypto = "repeatable";
  const MakeSystem make = make_reference(options, data.folder).value();
  const auto worlds = explore::worlds_of(data.scenarios);
  explore::StartingWorld start =
      explore::set_up(explore::find_world(worlds, "cosmos-account"), make({}));
  key_vault::KeyCreate create;
  create.vault = start.known.of(explore::Meaning::vault).front();
  create.caller = start.known.of(explore::Meaning::caller).front();
  create.kty = "RSA";
  create.key_size = 3072;
  std::set<Bytes> moduli;
  for (int i = 0; i < 12; ++i) {
    create.name = fmt::format("key-of-many-{}", i);
    const Outcome made = start.system.apply({create, start.now});
    ASSERT_TRUE(made) << made.error().diagnostic;
    moduli.insert(std::get<key_vault::KeyBundle>(*made).key.n.value());
  }
  EXPECT_EQ(moduli.size(), 12U);
}

// The last line of what explore prints, done as it stands; without it.
class ReplayTest : public CliTest {
 protected:
  Ran pasted(const std::string& explored) const {
    const std::size_t at = explored.rfind("  repeat    ");
    const std::string line = explored.substr(at + 12, explored.size() - at - 13);
    EXPECT_THAT(line, StartsWith(std::string(CMK_BIN_DIR) + "/cmkconf "));
    return run(line.substr(std::string(CMK_BIN_DIR "/cmkconf ").size()));
  }
  // From the first step on to what is blamed.
  static std::string described(const std::string& explored) {
    const std::size_t from = explored.find("   in the world ");
    return explored.substr(from, explored.rfind("  saved     ") - from);
  }
};

TEST_F(ReplayTest, RepeatsWhatAnOutsideTargetShows) {
  struct Shown {
    const char* deviant;
    int seed;  // of a trace that shows it
  };
  for (const auto& [deviant, seed] : {Shown{"IDN-12-managing-keys-needs-a-role", 3},
                                      Shown{"ENV-04-payload-is-authentic", 1388}}) {
    const Ran found = run(
        fmt::format("explore --runs 20 --seed {} --out 'my traces' --target '{}/cmkconf adapter "
                    "--deviant {}'",
                    seed, CMK_BIN_DIR, deviant));
    ASSERT_EQ(found.code, 1) << found.text << found.errors;
    const Ran again = pasted(found.text);
    EXPECT_EQ(again.code, 1) << again.text << again.errors;
    EXPECT_EQ(again.text, described(found.text));
  }
}

TEST_F(ReplayTest, RepeatsWhatOneLibraryShowsBesideTheOther) {
  const std::string name = "ENV-08-rewrap-does-nothing";
  const auto data = load_data({}).value();
  ReferenceOptions options;
  options.timing = "random";
  options.seed = 3;
  const auto lockstep = make_lockstep(options, "boringssl", data.folder).value();
  const auto deviants = harness::deviants_of(all_rules());
  const Override deviation = harness::find_deviant(deviants, name)->deviation;
  const auto make_model = [&] { return lockstep.model({}); };
  const auto make_subject = [&] { return lockstep.subject(deviation); };
  const explore::ExploreData where{explore::worlds_of(data.scenarios), data.folder, ""};
  explore::Arena arena = explore::make_arena(where, make_model, make_subject).value();
  arena.is_repeatable = false;
  explore::TraceSetting setting = explore::make_setting(where, make_model);
  setting.watch.repeats = false;
  const auto finding = explore::hunt(arena, 1, 20'000).finding;
  ASSERT_TRUE(finding);
  auto found = explore::pursue(arena, *finding, setting, make_subject, lockstep.model);
  ASSERT_TRUE(found) << finding->what;
  found->trace.found_with = found_with(options, "boringssl");
  const auto file = save_trace(found->trace, dir_ / "traces").value();
  const Ran ran = run(fmt::format("replay {} --deviant {}", file.string(), name));
  EXPECT_EQ(ran.code, 1) << ran.errors;
  EXPECT_EQ(ran.text, to_text(*found));
  EXPECT_EQ(run(fmt::format("replay {}", file.string())).code, 0);
}

// Each of these was once held against the reference: the pool of keys was used up and either
// library made its own, or one was given what the other had made.
TEST_F(CliTest, SeedsThatOnceAccusedTheReference) {
  for (const int seed : {2128, 5471, 6286, 21465, 21676}) {
    const Ran ran = run(fmt::format("explore --runs 1 --timing earliest --seed {}", seed));
    EXPECT_EQ(ran.code, 0) << ran.text << ran.errors;
    EXPECT_THAT(ran.text, HasSubstr("1 traces, "));
    EXPECT_THAT(ran.text, Not(HasSubstr("undecided")));
  }
}

TEST_F(CliTest, ASeedThatNoTraceCouldHoldIs64) {
  for (const char* seeds : {"--seed 9223372036854775808 --runs 1",
                            "--seed 9223372036854775807 --runs 2", "--seed 18446744073709551615"}) {
    const Ran ran = run(fmt::format("explore {}", seeds));
    EXPECT_EQ(ran.code, 64) << seeds << ran.text;
    EXPECT_THAT(ran.errors, HasSubstr("expected a whole number from 0 to 9223372035854775807"));
  }
}

// Whatever a target declares, within its maximum, it is judged by.
TEST_F(CliTest, ATargetIsJudgedByWhatItDeclares) {
  for (const char* option : {"revoked-allows-identity-repair", "vcore-status-stays-ready",
                             "renewal=0", "renewal=7776000"}) {
    const Ran ran = run(fmt::format(
        "explore --runs 40 --seed 1 --target '{}/cmkconf adapter --timing random --option {}'",
        CMK_BIN_DIR, option));
    EXPECT_EQ(ran.code, 0) << option << ran.text << ran.errors;
  }
}

}  // namespace
}  // namespace cmk::cli
