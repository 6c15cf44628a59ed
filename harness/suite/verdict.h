// From checks to verdicts: a verdict per requirement, per profile and for the run, and the exit
// code. Nothing that was skipped ever reads as passed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// The three levels of verdict, without counts, baseline and digest.
struct Verdicts {
  std::map<std::string, RequirementVerdict> requirements;  // every row of the catalogue
  std::map<std::string, ProfileVerdict> profiles;          // every profile of the catalogue
  std::string verdict;  // "conformant", "conformant-in-part", "non-conformant", "incomplete"
  bool operator==(const Verdicts&) const = default;
};

// Judges the checks of a run that should have emitted `checks_expected` of them. Asked are the
// profiles that the target claims, narrowed by --profile. A run whose `extent` is not the whole is
// at best conformant in part, and so are the profiles and rows of which it left scenarios out. A
// run in which the target broke, be it in a reset or after the last answer, is incomplete at best.
[[nodiscard]] Verdicts judge(const Catalogue& catalogue, const RunHeader& header,
                             std::span<const Check> checks, int checks_expected,
                             const Extent& extent = {}, const Conduct& conduct = {});

// Why a row without failing checks has its verdict, in a sentence: "the target lacks
// storage-inspection"; "" where the checks speak for themselves.
[[nodiscard]] std::string reason_of(const Catalogue& catalogue, const RunHeader& header,
                                    const Requirement& row, RequirementVerdict verdict,
                                    const Extent& extent = {});

// "3 of its 5 scenarios"
[[nodiscard]] std::string share_text(const Share& share);

// Whether the profile was claimed by the target and not left out by --profile.
[[nodiscard]] bool is_asked(const RunHeader& header, const std::string& profile);

// The exit code of a judged run whose footer is complete: 2, 1, 3 or 0, in this order. Failures
// that the baseline lists (footer.known) do not make it 1. A part that passed is 0 when every row
// that was asked got an answer, else 2.
[[nodiscard]] ExitCode exit_code(const Catalogue& catalogue, const RunResult& result);

// Of several codes that apply the one to exit with: 74, 70, 2, 1, 3, then 0; 64 and 65 come before
// any run and win over all.
[[nodiscard]] ExitCode worse(ExitCode a, ExitCode b);

}  // namespace cmk::harness
