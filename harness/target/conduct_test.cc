// Adapters that break outside of an operation: at reset, when they are started again, at stop.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not C++
#include <sys/wait.h>

#include <filesystem>

#include "harness/target/stdio_target.h"

namespace cmk::harness {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::StartsWith;

class ConductTest : public testing::Test {
 protected:
  ConductTest() {
    std::string name = (std::filesystem::temp_directory_path() / "conduct-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    dir_ = name;
  }
  ~ConductTest() override { std::filesystem::remove_all(dir_); }
  ConductTest(const ConductTest&) = delete;
  ConductTest& operator=(const ConductTest&) = delete;

  void TearDown() override { EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child is left"; }
  // The adapter of testdata/bad_reset.py that misbehaves so.
  [[nodiscard]] std::string command(std::string_view way) const {
    const std::string count = (dir_ / std::string(way)).string();
    return "python3 -B " CMK_SOURCE_DIR "/harness/target/testdata/bad_reset.py " +
           std::string(way) + " " + count;
  }
  static Call call() {
    return {.method = "tenant.create", .params = {{"tenantId", "t"}}, .now = 5};
  }

  std::filesystem::path dir_;
};

struct BadReset {
  const char* way;
  const char* why;
};

TEST_F(ConductTest, ABreakAtResetIsToldAndNotMended) {
  for (const auto& [way, why] : {
           BadReset{"crash",
                    "reset: the adapter was killed by signal 6 (Aborted); standard error: "
                    "\"about to die"},
           BadReset{"exit-0", "reset: the adapter exited with status 0"},
           BadReset{"error", "reset was answered by an error: "},
           BadReset{"refusal", "reset was answered by an outcome: "},
           BadReset{"acceptance", "reset was answered by an outcome: "},
           BadReset{"garbage", "reset was answered by no JSON"},
           BadReset{"silence", "reset: no answer within 400 ms"},
       }) {
    const bool is_silent = std::string_view(way) == "silence";
    StdioTarget target(command(way), {.time_limit = milliseconds(is_silent ? 400 : 10'000)});
    ASSERT_TRUE(target.start()) << way;
    EXPECT_FALSE(target.reset()) << way;
    EXPECT_THAT(target.why_broken(), HasSubstr(why));
    EXPECT_EQ(target.apply(call()).kind, AnswerKind::errored) << "not before the next reset";
    const Conduct conduct = target.stop();
    EXPECT_THAT(conduct.firstBreak, HasSubstr(why));
  }
}

TEST_F(ConductTest, OneThatBreaksAtEveryResetIsGivenUpSoon) {
  StdioTarget target(command("crash"));
  ASSERT_TRUE(target.start());
  for (int i = 0; i < 50; ++i) EXPECT_FALSE(target.reset());
  EXPECT_THAT(target.why_broken(),
              StartsWith("not tried again, because 5 resets in a row failed; last: reset: "));
  const Conduct conduct = target.stop();
  EXPECT_EQ(conduct.restarts, 4);
  EXPECT_EQ(std::filesystem::file_size(dir_ / "crash"), 5U) << "starts";
}

TEST_F(ConductTest, OneThatBreaksNowAndThenGoesOnEachTime) {
  StdioTarget target(command("now-and-then"));
  ASSERT_TRUE(target.start());
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(target.reset(), i % 2 == 0) << i;
    EXPECT_EQ(target.apply(call()).kind == AnswerKind::accepted, i % 2 == 0) << i;
  }
  const Conduct conduct = target.stop();
  EXPECT_EQ(conduct.restarts, 3);
  EXPECT_THAT(conduct.firstBreak, HasSubstr("reset: the adapter exited with status 3"));
  EXPECT_FALSE(conduct.died);
}

TEST_F(ConductTest, RestartsHaveABound) {
  StdioTarget target("python3 -B " CMK_SOURCE_DIR "/harness/target/testdata/bad.py exit-0",
                     {.restarts_max = 3});
  ASSERT_TRUE(target.start());
  int num_good = 0;
  for (int i = 0; i < 7; ++i) {
    if (target.reset()) ++num_good;
    EXPECT_EQ(target.apply(call()).kind, AnswerKind::errored);
  }
  EXPECT_EQ(num_good, 4);
  EXPECT_THAT(target.why_broken(), StartsWith("not tried again, because it broke 3 times; "));
}

TEST_F(ConductTest, OneThatComesBackAsAnotherIsBroken) {
  for (const auto& [way, why] : {
           BadReset{"other-name", "another implementation"},
           BadReset{"other-version", "another version"},
           BadReset{"other-profiles", "another profiles"},
           BadReset{"other-capabilities", "another capabilities"},
           BadReset{"other-options", "another options"},
           BadReset{"other-batch", "another batch"},
           BadReset{"other-keySource", "another keySource"},
           BadReset{"not-again", "started again: start: the adapter exited with status 5"},
       }) {
    StdioTarget target(command(way));
    ASSERT_TRUE(target.start()) << way;
    EXPECT_FALSE(target.reset()) << way;
    EXPECT_FALSE(target.reset()) << way;
    EXPECT_THAT(target.why_broken(), HasSubstr(why));
    EXPECT_EQ(target.apply(call()).kind, AnswerKind::errored) << way;
  }
}

TEST_F(ConductTest, WhatIsWrongAtStopIsTold) {
  struct BadStop {
    const char* way;
    bool died;
    const char* end;
  };
  for (const auto& [way, died, end] : {
           BadStop{"once", false, ""},
           BadStop{"stop-crash", true, "stop: the adapter was killed by signal 6"},
           BadStop{"stop-exit-3", true, "stop: the adapter exited with status 3"},
           BadStop{"stop-exit-0", false, "stop: the adapter exited with status 0"},
           BadStop{"stop-error", false, "stop was answered by an error"},
           BadStop{"stop-refusal", false, "stop was answered by an outcome"},
           BadStop{"stop-hang", false, "stop: no answer within 5000 ms"},
           BadStop{"stop-status", false, "after stop the adapter exited with status 4"},
       }) {
    StdioTarget target(command(way));
    ASSERT_TRUE(target.start()) << way;
    EXPECT_EQ(target.reset(), std::string_view(way) != "once");
    EXPECT_TRUE(target.reset());
    EXPECT_EQ(target.apply(call()).kind, AnswerKind::accepted);
    const Conduct conduct = target.stop();
    EXPECT_EQ(conduct.died, died) << way;
    EXPECT_THAT(conduct.end, StartsWith(end)) << way;
    EXPECT_EQ(conduct.end.empty(), std::string_view(end).empty()) << conduct.end;
    EXPECT_EQ(target.apply(call()).kind, AnswerKind::errored);
  }
}

TEST_F(ConductTest, OfTwoIsTheSum) {
  const Conduct sum = Conduct{2, "first", false, ""} + Conduct{3, "second", true, "end"};
  EXPECT_EQ(sum, (Conduct{5, "first", true, "end"}));
}

}  // namespace
}  // namespace cmk::harness
