#include "harness/suite/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using RV = RequirementVerdict;
using PV = ProfileVerdict;
using CS = CheckStatus;

// Two profiles; one row of every sort in the first, a single row in the second.
Catalogue small_catalogue() {
  Catalogue c;
  c.profiles = {{"alpha", "The first"}, {"beta", "The second"}};
  c.capabilities = {{"clock", "It has one."}};
  c.options = {{"leeway", "s", 300, {"A-1"}, "Latitude."}};
  c.requirements = {
      {.id = "A-1", .profile = "alpha", .statement = "must"},
      {.id = "A-2", .profile = "alpha", .statement = "must, with a clock", .needs = {"clock"}},
      {.id = "A-3", .level = Level::should, .profile = "alpha", .statement = "should"},
      {.id = "A-4", .profile = "alpha", .statement = "not scored", .scored = false},
      {.id = "A-5", .profile = "alpha", .statement = "of the backends", .kind = "harness"},
      {.id = "B-1", .profile = "beta", .statement = "must"},
  };
  return c;
}

RunHeader header_of(std::vector<std::string> claimed) {
  RunHeader header;
  header.targetCommand = "builtin";
  header.target.profiles = std::move(claimed);
  header.target.capabilities = {"clock"};
  return header;
}

Check check_of(std::string row, CheckStatus status, std::string backend = "openssl") {
  Check check;
  check.requirement = std::move(row);
  check.scenario = "alpha/one";
  check.step = 1;
  check.backend = std::move(backend);
  check.status = status;
  return check;
}

// A run in which everything that is asked passed; tests change one thing.
struct Case {
  Catalogue catalogue = small_catalogue();
  RunHeader header = header_of({"alpha", "beta"});
  std::vector<Check> checks = {check_of("A-1", CS::passed), check_of("A-2", CS::passed),
                               check_of("A-3", CS::passed), check_of("A-5", CS::passed),
                               check_of("B-1", CS::passed)};
  int num_missing = 0;  // checks that should have been emitted besides
  Extent extent = {};

  [[nodiscard]] Verdicts judged() const {
    return judge(catalogue, header, checks, static_cast<int>(checks.size()) + num_missing, extent);
  }
  [[nodiscard]] RV row(const std::string& id) const { return judged().requirements.at(id); }
  [[nodiscard]] PV profile(const std::string& name) const { return judged().profiles.at(name); }
  [[nodiscard]] ExitCode code(RunFooter footer = {}) const {
    const Verdicts v = judged();
    footer.verdict = v.verdict;
    footer.requirements = v.requirements;
    footer.profiles = v.profiles;
    footer.extent = extent;
    return exit_code(catalogue, {header, checks, {}, footer});
  }
};

TEST(Judge, EverythingPassedIsConformant) {
  const Case c;
  EXPECT_EQ(c.row("A-1"), RV::passed);
  EXPECT_EQ(c.row("A-4"), RV::unscored);
  EXPECT_EQ(c.profile("alpha"), PV::conformant);
  EXPECT_EQ(c.judged().verdict, "conformant");
  EXPECT_EQ(c.code(), ExitCode::conformant);
}

struct WorstCase {
  CheckStatus first, second;
  RV verdict;
  PV profile;
  ExitCode code;
};

// Every pair of statuses of two backends: the worst is the row's.
TEST(Judge, ARowTakesTheWorstOverItsBackends) {
  const std::vector<WorstCase> cases = {
      {CS::passed, CS::passed, RV::passed, PV::conformant, ExitCode::conformant},
      {CS::passed, CS::failed, RV::failed, PV::nonConformant, ExitCode::nonConformant},
      {CS::passed, CS::errored, RV::errored, PV::partial, ExitCode::incomplete},
      {CS::passed, CS::blocked, RV::blocked, PV::partial, ExitCode::incomplete},
      {CS::passed, CS::notTestable, RV::notTestable, PV::partial, ExitCode::incomplete},
      {CS::failed, CS::failed, RV::failed, PV::nonConformant, ExitCode::nonConformant},
      // A target that broke is incomplete, whatever else was found.
      {CS::failed, CS::errored, RV::failed, PV::nonConformant, ExitCode::incomplete},
      {CS::failed, CS::blocked, RV::failed, PV::nonConformant, ExitCode::nonConformant},
      {CS::failed, CS::notTestable, RV::failed, PV::nonConformant, ExitCode::nonConformant},
      {CS::errored, CS::errored, RV::errored, PV::partial, ExitCode::incomplete},
      {CS::errored, CS::blocked, RV::errored, PV::partial, ExitCode::incomplete},
      {CS::errored, CS::notTestable, RV::errored, PV::partial, ExitCode::incomplete},
      {CS::blocked, CS::blocked, RV::blocked, PV::partial, ExitCode::incomplete},
      {CS::blocked, CS::notTestable, RV::blocked, PV::partial, ExitCode::incomplete},
      {CS::notTestable, CS::notTestable, RV::notTestable, PV::partial, ExitCode::incomplete},
  };
  for (const WorstCase& w : cases) {
    for (const bool swapped : {false, true}) {
      SCOPED_TRACE(std::string(to_string(w.first)) + " and " + std::string(to_string(w.second)));
      Case c;
      c.checks[0].status = swapped ? w.second : w.first;
      c.checks.push_back(check_of("A-1", swapped ? w.first : w.second, "boringssl"));
      EXPECT_EQ(c.row("A-1"), w.verdict);
      EXPECT_EQ(c.profile("alpha"), w.profile);
      EXPECT_EQ(c.code(), w.code);
    }
  }
}

TEST(Judge, AShouldThatFailsIsAFindingAndNoFailure) {
  Case c;
  c.checks[2].status = CS::failed;
  EXPECT_EQ(c.row("A-3"), RV::finding);
  EXPECT_EQ(c.profile("alpha"), PV::conformant);
  EXPECT_EQ(c.code(), ExitCode::conformant);
}

TEST(Judge, AShouldWithoutAnAnswerLeavesTheProfileConformant) {
  for (const CheckStatus status : {CS::blocked, CS::notTestable}) {
    Case c;
    c.checks[2].status = status;
    EXPECT_EQ(c.profile("alpha"), PV::conformant);
    EXPECT_EQ(c.code(), ExitCode::conformant);
  }
}

TEST(Judge, ATargetThatBrokeOnAShouldMakesTheRunIncomplete) {
  Case c;
  c.checks[2].status = CS::errored;
  EXPECT_EQ(c.row("A-3"), RV::errored);
  EXPECT_EQ(c.profile("alpha"), PV::conformant);
  EXPECT_EQ(c.code(), ExitCode::incomplete);
}

TEST(Judge, AClaimedRowWithoutChecksIsNotCovered) {
  Case c;
  c.checks.erase(c.checks.begin());
  EXPECT_EQ(c.row("A-1"), RV::notCovered);
  EXPECT_EQ(c.profile("alpha"), PV::partial);
  EXPECT_EQ(c.judged().verdict, "incomplete");
}

TEST(Judge, ARowOfAProfileThatIsNotClaimedIsNotClaimed) {
  Case c;
  c.header.target.profiles = {"alpha"};
  c.checks.pop_back();
  EXPECT_EQ(c.row("B-1"), RV::notClaimed);
  EXPECT_EQ(c.profile("beta"), PV::notClaimed);
  EXPECT_EQ(c.code(), ExitCode::conformant);
}

TEST(Judge, NotClaimedWinsOverStrayChecks) {
  Case c;
  c.header.target.profiles = {"alpha"};
  c.checks.back().status = CS::failed;
  EXPECT_EQ(c.row("B-1"), RV::notClaimed);
  EXPECT_EQ(c.code(), ExitCode::conformant);
}

TEST(Judge, AProfileLeftOutByTheCommandIsNotAsked) {
  Case c;
  c.header.profiles = {"beta"};
  c.checks = {check_of("B-1", CS::passed)};
  EXPECT_EQ(c.row("A-1"), RV::notClaimed);
  EXPECT_EQ(c.profile("alpha"), PV::notClaimed);
  EXPECT_EQ(c.profile("beta"), PV::conformant);
  EXPECT_EQ(c.code(), ExitCode::conformant);
  EXPECT_THAT(reason_of(c.catalogue, c.header, c.catalogue.requirements[0], RV::notClaimed),
              testing::HasSubstr("--profile"));
}

TEST(Judge, AskingOnlyForWhatIsNotClaimedIsIncomplete) {
  Case c;
  c.header.target.profiles = {"alpha"};
  c.header.profiles = {"beta"};
  EXPECT_EQ(c.code(), ExitCode::incomplete);
}

TEST(Judge, AClaimNobodyKnowsIsIncomplete) {
  Case c;
  c.header.target.profiles.emplace_back("gamma");
  EXPECT_EQ(c.code(), ExitCode::incomplete);
}

TEST(Judge, ACheckOfAnUnknownRowIsIncomplete) {
  Case c;
  c.checks.push_back(check_of("A-99", CS::passed));
  EXPECT_EQ(c.code(), ExitCode::incomplete);
}

TEST(Judge, AMissingCapabilityIsNotTestableWithAndWithoutChecks) {
  Case c;
  c.header.target.capabilities.clear();
  EXPECT_EQ(c.row("A-2"), RV::notTestable);  // its check says passed: it cannot have been
  c.checks[1].status = CS::notTestable;
  EXPECT_EQ(c.row("A-2"), RV::notTestable);
  EXPECT_EQ(c.profile("alpha"), PV::partial);
  EXPECT_EQ(c.code(), ExitCode::incomplete);
  c.checks.erase(c.checks.begin() + 1);
  EXPECT_EQ(c.row("A-2"), RV::notTestable);
  EXPECT_THAT(reason_of(c.catalogue, c.header, c.catalogue.requirements[1], RV::notTestable),
              testing::HasSubstr("clock"));
}

TEST(Judge, AMissingCapabilityHidesNoFailure) {
  Case c;
  c.header.target.capabilities.clear();
  c.checks[1].status = CS::failed;
  EXPECT_EQ(c.row("A-2"), RV::failed);
}

TEST(Judge, RowsOfTheBackendsAreNotAskedOfAnOutsideTarget) {
  Case c;
  c.header.targetCommand = "./my-adapter";
  c.checks.erase(c.checks.begin() + 3);
  EXPECT_EQ(c.row("A-5"), RV::notApplicable);
  EXPECT_EQ(c.profile("alpha"), PV::conformant);
  c.header.targetCommand = "builtin";
  EXPECT_EQ(c.row("A-5"), RV::notCovered);
  EXPECT_EQ(c.profile("alpha"), PV::partial);
}

TEST(Judge, AnUnscoredRowStaysUnscoredWhateverItsChecksSay) {
  Case c;
  c.checks.push_back(check_of("A-4", CS::failed));
  EXPECT_EQ(c.row("A-4"), RV::unscored);
  EXPECT_EQ(c.code(), ExitCode::conformant);
}

TEST(Judge, AnOptionBeyondItsMaximumFailsItsRows) {
  for (const std::int64_t leeway : {301L, -1L}) {
    Case c;
    c.header.target.options["leeway"] = leeway;
    EXPECT_EQ(c.row("A-1"), RV::failed);
    EXPECT_EQ(c.row("A-2"), RV::passed);
    EXPECT_EQ(c.code(), ExitCode::nonConformant);
    EXPECT_THAT(reason_of(c.catalogue, c.header, c.catalogue.requirements[0], RV::failed),
                testing::HasSubstr("leeway"));
  }
  for (const std::int64_t leeway : {0L, 300L}) {
    Case c;
    c.header.target.options["leeway"] = leeway;
    EXPECT_EQ(c.row("A-1"), RV::passed);
  }
}

TEST(Judge, AFailureAndAGapMakeTheProfileNonConformantAndTheRunIncomplete) {
  for (const CS gap : {CS::notTestable, CS::errored}) {
    Case c;
    c.checks[0].status = CS::failed;
    c.checks[1].status = gap;
    EXPECT_EQ(c.profile("alpha"), PV::nonConformant);
    EXPECT_EQ(c.profile("beta"), PV::conformant);
    EXPECT_EQ(c.code(), ExitCode::incomplete);
  }
}

TEST(Judge, WhatAFailureBlocksDoesNotHideIt) {
  Case c;
  c.checks[0].status = CS::failed;
  c.checks[1].status = CS::blocked;
  EXPECT_EQ(c.profile("alpha"), PV::nonConformant);
  EXPECT_EQ(c.code(), ExitCode::nonConformant);
}

TEST(Judge, ZeroChecksAreIncomplete) {
  Case c;
  c.checks.clear();
  c.catalogue.requirements.clear();
  EXPECT_EQ(c.judged().verdict, "incomplete");
}

TEST(Judge, AProfileWithoutARowThatCountsIsNotConformant) {
  Case c;
  c.catalogue.requirements.back().scored = false;
  EXPECT_EQ(c.profile("beta"), PV::partial);
  EXPECT_EQ(c.code(), ExitCode::incomplete);
}

TEST(Judge, AShortfallOfChecksIsIncomplete) {
  Case c;
  c.num_missing = 1;
  EXPECT_EQ(c.code(), ExitCode::incomplete);
  c.num_missing = -1;  // more than expected: the books do not balance either
  EXPECT_EQ(c.code(), ExitCode::incomplete);
}

// A part of the rows' scenarios ran: beta was left out, A-1 ran in part.
Extent part_of_it() {
  Extent extent;
  extent.scenarios = {3, 6};
  extent.profiles = {{"alpha", {3, 5}}, {"beta", {0, 1}}};
  extent.rows = {{"A-1", {1, 3}}, {"B-1", {0, 1}}};
  return extent;
}

TEST(Judge, APartThatPassedIsConformantInPart) {
  Case c;
  c.extent = part_of_it();
  c.checks.pop_back();
  EXPECT_EQ(c.row("A-1"), RV::passedInPart);
  EXPECT_EQ(c.row("A-2"), RV::passed);
  EXPECT_EQ(c.row("B-1"), RV::notCovered);
  EXPECT_EQ(c.profile("alpha"), PV::conformantInPart);
  EXPECT_EQ(c.profile("beta"), PV::partial);
  EXPECT_EQ(c.judged().verdict, "conformant-in-part");
  EXPECT_EQ(c.code(), ExitCode::incomplete);  // B-1 got no answer
}

TEST(Judge, APartInWhichEveryRowWasAnsweredIs0) {
  Case c;
  c.extent = part_of_it();
  c.extent.rows.erase("B-1");
  c.extent.profiles.erase("beta");
  EXPECT_EQ(c.profile("beta"), PV::conformant);
  EXPECT_EQ(c.judged().verdict, "conformant-in-part");
  EXPECT_EQ(c.code(), ExitCode::conformant);
}

TEST(Judge, AFailureInAPartIsNoGreen) {
  for (const CheckStatus status : {CS::failed, CS::errored, CS::blocked, CS::notTestable}) {
    Case c;
    c.extent = part_of_it();
    c.checks.pop_back();
    c.checks[0].status = status;
    EXPECT_EQ(c.judged().verdict, "incomplete");
    EXPECT_EQ(c.code(), ExitCode::incomplete);
  }
}

TEST(Judge, ReasonsNameThePart) {
  const Case c;
  const Extent extent = part_of_it();
  const auto& rows = c.catalogue.requirements;
  EXPECT_EQ(reason_of(c.catalogue, c.header, rows[0], RV::passedInPart, extent),
            "1 of its 3 scenarios ran");
  EXPECT_EQ(reason_of(c.catalogue, c.header, rows[5], RV::notCovered, extent),
            "left out of this run: 0 of its 1 scenario selected");
}

TEST(ExitCodes, DriftAlone) {
  const Case c;
  RunFooter footer;
  footer.drift = {"A-1: unexpected pass"};
  EXPECT_EQ(c.code(footer), ExitCode::drift);
}

TEST(ExitCodes, AKnownFailureIsNotCountedButStaysAFailure) {
  Case c;
  c.checks[0].status = CS::failed;
  RunFooter footer;
  footer.known = {{check_id(c.checks[0]), "reason", "issue", "2027-01-31"}};
  EXPECT_EQ(c.code(footer), ExitCode::conformant);
  EXPECT_EQ(c.judged().verdict, "non-conformant");
  footer.drift = {"line"};
  EXPECT_EQ(c.code(footer), ExitCode::drift);
}

TEST(ExitCodes, AnUnknownFailureBesideAKnownOneCounts) {
  Case c;
  c.checks[0].status = CS::failed;
  c.checks.push_back(check_of("A-1", CS::failed, "boringssl"));
  RunFooter footer;
  footer.known = {{check_id(c.checks[0]), "reason", "issue", "2027-01-31"}};
  footer.drift = {"line"};
  EXPECT_EQ(c.code(footer), ExitCode::nonConformant);
}

TEST(ExitCodes, NoBaselineExcusesAnOptionBeyondItsMaximum) {
  Case c;
  c.header.target.options["leeway"] = 301;
  c.checks[0].status = CS::failed;
  RunFooter footer;
  footer.known = {{check_id(c.checks[0]), "reason", "issue", "2027-01-31"}};
  EXPECT_EQ(c.code(footer), ExitCode::nonConformant);
}

TEST(ExitCodes, TheOrderIs74Then70Then2Then1Then3) {
  const std::vector order = {ExitCode::cannotWrite,   ExitCode::harnessFault, ExitCode::incomplete,
                             ExitCode::nonConformant, ExitCode::drift,        ExitCode::conformant};
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i; j < order.size(); ++j) {
      EXPECT_EQ(worse(order[i], order[j]), order[i]);
      EXPECT_EQ(worse(order[j], order[i]), order[i]);
    }
  }
}

TEST(WireNames, GoThereAndBack) {
  for (int i = 0; i < 10; ++i) {
    const auto verdict = static_cast<RV>(i);
    EXPECT_EQ(requirement_verdict(to_string(verdict)), verdict);
  }
  EXPECT_EQ(to_string(PV::nonConformant), "non-conformant");
  EXPECT_EQ(profile_verdict("conform"), std::nullopt);
  EXPECT_EQ(check_status("not-testable"), CS::notTestable);
}

TEST(CheckId, NamesCaseAndBackendOnlyWhereThereAreAny) {
  Check check = check_of("KEY-05", CS::passed, "");
  check.scenario = "key-vault/expiry";
  check.step = 3;
  EXPECT_EQ(check_id(check), "KEY-05/key-vault/expiry/3");
  check.caseName = "exp-1s";
  check.backend = "openssl";
  EXPECT_EQ(check_id(check), "KEY-05/key-vault/expiry/exp-1s/3@openssl");
}

}  // namespace
}  // namespace cmk::harness
