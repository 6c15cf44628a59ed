#include "harness/report/night_md.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "harness/report/testing/our_catalogue.h"
#include "harness/report/testing/sample_night.h"

namespace cmk::harness {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(NightMd, ACleanNightIsToldInWhole) {
  EXPECT_EQ(night_md(sample_night(NightSample::clean), ours()),
            R"(# Night of the fuzzers: clean

Every target ran, the canary was found, and nothing else that stays was.

- build fuzz, seed 7, 10 minutes, 2 workers
- canary found by canary after 48,211 executions, 0.4 s
- 3 of 3 targets ran: 576,842 executions, 119,610 operations compared

## Targets

| Target | Seconds | Executions | A second | Compared | Edges | Corpus | Findings |
|---|---:|---:|---:|---:|---|---:|---:|
| aes\_gcm\_parity | 18.0 | 41,203 | 2,061 | 39,870 | 900, floor 880, before 899 | 40 → 42 | 0 |
| aes\_key\_wrap\_parity | 18.2 | 164,812 | 4,121 | 79,740 | 937, floor 915, before 936 | 43 → 46 | 0 |
| backup\_change | 18.5 | 370,827 | 6,182 | 0 | 974, floor 950, before 973 | 46 → 50 | 0 |

)");
}

TEST(NightMd, FindingsAndFaultsAreTold) {
  const std::string md = night_md(sample_night(NightSample::found), ours());
  for (const char* part : {
           "\n- json\\_gate: 1190 edges, fewer than its floor of 1195\n",
           "### KEY-05/trace\\_windows/accepted-after-expiry\n\nKEY-05 (MUST): From its expiry",
           "- known, finding in trace\\_windows, shown by 12 inputs\n"
           "- bytes: 204 found, 31 minimised\n- input: findings/",
           "- quarantined, crash in pkcs12\\_parity, shown by 1 input\n",
           "- promote: build/release/bin/cmkconf promote "
           "build/night/findings/ENV-06-aes\\_gcm\\_parity",
           "| trace\\_lockstep | **did not run** | | | | | | |\n",
           "| **1,190**, floor 1,195, before 1,204 |",
           "|---|---|---:|---:|---:|---:|\n"
           "| KEY-22-limit-moved-by-one | trace\\_windows | **0 of 5** | – | – | 60 |\n",
           "| **4 of 5** | 360,400 | 9.1 | 60 |\n",
           "| KEY-01-wrap-before-exp | trace\\_windows | 5 of 5 | 400 | 0.1 | 60 |\n",
       }) {
    EXPECT_THAT(md, HasSubstr(part));
  }
}

TEST(NightMd, HostileTextsAreInert) {
  const auto lines_of = [](const std::string& text) { return std::ranges::count(text, '\n'); };
  Night night = sample_night(NightSample::hostile);
  const std::string md = night_md(night, ours());
  EXPECT_THAT(md, Not(HasSubstr("<img")));
  EXPECT_THAT(md, Not(HasSubstr(" | `x`")));
  EXPECT_THAT(md, Not(HasSubstr("[b](")));
  EXPECT_THAT(md, Not(HasSubstr("\x1b")));
  EXPECT_THAT(md, Not(HasSubstr("\n# head")));
  for (NightTarget& target : night.targets) target.name += "\n# more\n|\n";
  night.reasons.at(0) += "\n\n# more";
  EXPECT_EQ(lines_of(night_md(night, ours())), lines_of(md));
}

}  // namespace
}  // namespace cmk::harness
