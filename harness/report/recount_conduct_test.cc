#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/report/recount.h"

namespace cmk::harness {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

RunResult run_of(const char* command, Conduct conduct) {
  RunResult run;
  run.header.targetCommand = command;
  run.footer.conduct = std::move(conduct);
  return run;
}

TEST(RecountConduct, WhatATargetMayDoFits) {
  for (const Conduct& conduct :
       {Conduct{}, Conduct{2, "reset: crashed", false, ""}, Conduct{0, "", true, "stop: crashed"},
        Conduct{0, "the answer is no JSON", false, ""}}) {
    EXPECT_THAT(recount_conduct(run_of("./adapter", conduct)), IsEmpty());
  }
  EXPECT_THAT(recount_conduct(run_of("builtin", {})), IsEmpty());
}

TEST(RecountConduct, WhatContradictsItselfDoesNot) {
  EXPECT_THAT(recount_conduct(run_of("builtin", {0, "", false, "x"})),
              ElementsAre(HasSubstr("the builtin target cannot break")));
  EXPECT_THAT(recount_conduct(run_of("./adapter", {2, "", false, ""})),
              ElementsAre(HasSubstr("2 restarts, and nothing that broke")));
  EXPECT_THAT(recount_conduct(run_of("./adapter", {0, "", true, ""})),
              ElementsAre(HasSubstr("its end is not told")));
}

TEST(RecountConduct, AFailedResetOfTheTranscriptMustBeTold) {
  RunResult run = run_of("./adapter", {});
  run.exchanges.push_back({"s", "", "", 1, {{"method", 7}}, {}});
  run.exchanges.push_back({"s", "", "", 0, {{"method", "reset"}}, {}});
  EXPECT_THAT(recount_conduct(run),
              ElementsAre(HasSubstr("nothing broke, but transcript.jsonl line 2")));
  run.footer.conduct.firstBreak = "reset: crashed";
  EXPECT_THAT(recount_conduct(run), IsEmpty());
}

}  // namespace
}  // namespace cmk::harness
