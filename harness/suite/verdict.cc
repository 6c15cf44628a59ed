#include "harness/suite/verdict.h"

#include <algorithm>
#include <array>
#include <set>

namespace cmk::harness {
namespace {

using RV = RequirementVerdict;

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

// Worst first. Failed is proven, errored and blocked are unknown, not-testable was never asked.
constexpr std::array kWorstFirst{CheckStatus::failed, CheckStatus::errored, CheckStatus::blocked,
                                 CheckStatus::notTestable, CheckStatus::passed};

auto badness(CheckStatus status) {
  return kWorstFirst.end() - std::ranges::find(kWorstFirst, status);
}

using WorstByRow = std::map<std::string, CheckStatus, std::less<>>;

WorstByRow worst_by_row(std::span<const Check> checks) {
  WorstByRow worst;
  for (const Check& check : checks) {
    const auto [at, is_new] = worst.emplace(check.requirement, check.status);
    if (!is_new && badness(check.status) > badness(at->second)) at->second = check.status;
  }
  return worst;
}

bool is_outside(const RunHeader& header) { return header.targetCommand != "builtin"; }

// The first capability that the row needs and the target lacks; "" when there is none.
std::string missing_capability(const RunHeader& header, const Requirement& row) {
  for (const std::string& need : row.needs) {
    if (!header.target.capabilities.contains(need)) return need;
  }
  return {};
}

// The first option that bears on the row and is declared beyond its maximum, or below zero.
const TargetOption* overdone_option(const Catalogue& catalogue, const RunHeader& header,
                                    const Requirement& row) {
  for (const TargetOption& option : catalogue.options) {
    const auto declared = header.target.options.find(option.name);
    if (declared == header.target.options.end()) continue;
    const bool allowed = declared->second >= 0 && declared->second <= option.maximum;
    if (!allowed && contains(option.requirements, row.id)) return &option;
  }
  return nullptr;
}

RV failed_as(const Requirement& row) {
  return row.level == Level::should ? RV::finding : RV::failed;
}

// The share of the scenarios of a row or profile that ran; null when all of them did.
const Share* share_of(const std::map<std::string, Share>& shares, const std::string& name) {
  const auto found = shares.find(name);
  return found == shares.end() ? nullptr : &found->second;
}

bool is_left_out(const std::map<std::string, Share>& shares, const std::string& name) {
  const Share* share = share_of(shares, name);
  return share != nullptr && share->taken == 0;
}

RV from_checks(const Requirement& row, CheckStatus worst) {
  switch (worst) {
    case CheckStatus::passed:
      return RV::passed;
    case CheckStatus::failed:
      return failed_as(row);
    case CheckStatus::errored:
      return RV::errored;
    case CheckStatus::blocked:
      return RV::blocked;
    case CheckStatus::notTestable:
      return RV::notTestable;
  }
  return RV::errored;
}

RV judge_row(const Catalogue& catalogue, const RunHeader& header, const Requirement& row,
             const WorstByRow& worst, const Extent& extent) {
  if (!is_asked(header, row.profile)) return RV::notClaimed;
  if (row.kind == "harness" && is_outside(header)) return RV::notApplicable;
  if (!row.scored) return RV::unscored;
  if (overdone_option(catalogue, header, row) != nullptr) return failed_as(row);
  const auto found = worst.find(row.id);
  const bool lacks = !missing_capability(header, row).empty();
  if (found == worst.end()) return lacks ? RV::notTestable : RV::notCovered;
  if (found->second != CheckStatus::passed) return from_checks(row, found->second);
  if (lacks) return RV::notTestable;
  return share_of(extent.rows, row.id) == nullptr ? RV::passed : RV::passedInPart;
}

// Whether the row counts for its profile's verdict.
bool counts(const Requirement& row, RV verdict) {
  return row.scored && row.level == Level::must && verdict != RV::notApplicable;
}

ProfileVerdict judge_profile(const Catalogue& catalogue, const RunHeader& header,
                             const std::string& profile, const Verdicts& rows,
                             const Extent& extent) {
  if (!is_asked(header, profile)) return ProfileVerdict::notClaimed;
  int num_passed = 0;
  int num_open = 0;
  for (const Requirement& row : catalogue.requirements) {
    const RV verdict = rows.requirements.at(row.id);
    if (row.profile != profile || !counts(row, verdict)) continue;
    if (verdict == RV::failed) return ProfileVerdict::nonConformant;
    if (verdict == RV::notCovered && is_left_out(extent.rows, row.id)) continue;
    (verdict == RV::passed || verdict == RV::passedInPart ? num_passed : num_open) += 1;
  }
  if (num_open > 0 || num_passed == 0) return ProfileVerdict::partial;
  return share_of(extent.profiles, profile) == nullptr ? ProfileVerdict::conformant
                                                       : ProfileVerdict::conformantInPart;
}

bool is_open(RV verdict) {
  return verdict == RV::errored || verdict == RV::blocked || verdict == RV::notTestable ||
         verdict == RV::notCovered;
}

// The target broke in a check, whatever its row counts for.
bool any_errored(std::span<const Check> checks) {
  return std::ranges::find(checks, CheckStatus::errored, &Check::status) != checks.end();
}

// Whether a part of what was asked stayed without an answer.
bool is_incomplete(const Catalogue& catalogue, const RunHeader& header,
                   std::span<const Check> checks, int checks_expected, const Extent& extent,
                   const Verdicts& verdicts, bool any_failed) {
  if (checks.empty() || std::ssize(checks) != checks_expected) return true;
  for (const Check& check : checks) {
    if (catalogue.find(check.requirement) == nullptr) return true;  // of another catalogue
  }
  for (const std::string& claimed : header.target.profiles) {
    if (is_asked(header, claimed) && !catalogue.has_profile(claimed)) return true;
  }
  bool any_asked = false;
  for (const auto& [profile, verdict] : verdicts.profiles) {
    if (verdict != ProfileVerdict::notClaimed) any_asked = true;
    const bool is_open_profile =
        verdict == ProfileVerdict::partial && !is_left_out(extent.profiles, profile);
    if (is_open_profile && !any_failed) return true;
  }
  if (!any_asked) return true;
  for (const Requirement& row : catalogue.requirements) {
    const RV verdict = verdicts.requirements.at(row.id);
    // What a failure elsewhere blocks is no gap of the run: mending the failure comes first.
    if (any_failed && verdict == RV::blocked) continue;
    const bool left_out = verdict == RV::notCovered && is_left_out(extent.rows, row.id);
    if (left_out && !any_failed) continue;  // it makes the verdict one of a part
    if (counts(row, verdict) && is_open(verdict)) return true;
  }
  return false;
}

}  // namespace

bool is_asked(const RunHeader& header, const std::string& profile) {
  const bool selected = header.profiles.empty() || contains(header.profiles, profile);
  return selected && contains(header.target.profiles, profile);
}

Verdicts judge(const Catalogue& catalogue, const RunHeader& header, std::span<const Check> checks,
               int checks_expected, const Extent& extent, const Conduct& conduct) {
  Verdicts out;
  const WorstByRow worst = worst_by_row(checks);
  for (const Requirement& row : catalogue.requirements) {
    out.requirements[row.id] = judge_row(catalogue, header, row, worst, extent);
  }
  bool any_failed = false;
  for (const Profile& profile : catalogue.profiles) {
    const ProfileVerdict verdict = judge_profile(catalogue, header, profile.name, out, extent);
    any_failed = any_failed || verdict == ProfileVerdict::nonConformant;
    out.profiles[profile.name] = verdict;
  }
  const bool broke = conduct.restarts > 0 || conduct.died || any_errored(checks);
  const bool incomplete =
      broke || is_incomplete(catalogue, header, checks, checks_expected, extent, out, any_failed);
  out.verdict = incomplete          ? "incomplete"
                : any_failed        ? "non-conformant"
                : extent.is_whole() ? "conformant"
                                    : "conformant-in-part";
  return out;
}

std::string share_text(const Share& share) {
  return std::to_string(share.taken) + " of its " + std::to_string(share.all) +
         (share.all == 1 ? " scenario" : " scenarios");
}

std::string reason_of(const Catalogue& catalogue, const RunHeader& header, const Requirement& row,
                      RequirementVerdict verdict, const Extent& extent) {
  const Share* share = share_of(extent.rows, row.id);
  switch (verdict) {
    case RV::notClaimed: {
      const bool claimed = contains(header.target.profiles, row.profile);
      return claimed ? "the profile was left out of this run by --profile"
                     : "the target does not claim this profile";
    }
    case RV::notApplicable:
      return "checks the two crypto backends; not asked of an outside target";
    case RV::unscored:
      return "recorded, but no verdict depends on it";
    case RV::notCovered:
      return share == nullptr ? "no check of this row ran"
                              : "left out of this run: " + share_text(*share) + " selected";
    case RV::notTestable: {
      const std::string missing = missing_capability(header, row);
      return missing.empty() ? "a scenario could not be carried out on this target"
                             : "the target lacks the capability " + missing;
    }
    case RV::failed:
    case RV::finding: {
      const TargetOption* option = overdone_option(catalogue, header, row);
      if (option == nullptr) return {};
      return "the target declares " + option->name + " = " +
             std::to_string(header.target.options.at(option->name)) + "; allowed is 0 to " +
             std::to_string(option->maximum) + " " + option->unit;
    }
    case RV::blocked:
      return "a step that prepares the check was not accepted";
    case RV::passedInPart:
      return share == nullptr ? "" : share_text(*share) + " ran";
    case RV::errored:
    case RV::passed:
      return {};
  }
  return {};
}

namespace {

// Whether a row that was asked and counts got no answer, since the run left its scenarios out.
bool leaves_rows_open(const Catalogue& catalogue, const RunFooter& footer) {
  return std::ranges::any_of(catalogue.requirements, [&](const Requirement& row) {
    const auto verdict = footer.requirements.find(row.id);
    return verdict != footer.requirements.end() && verdict->second == RV::notCovered &&
           counts(row, verdict->second) && is_left_out(footer.extent.rows, row.id);
  });
}

}  // namespace

ExitCode exit_code(const Catalogue& catalogue, const RunResult& result) {
  if (result.footer.verdict == "incomplete") return ExitCode::incomplete;
  if (leaves_rows_open(catalogue, result.footer)) return ExitCode::incomplete;
  std::set<std::string, std::less<>> known;
  for (const KnownFailure& failure : result.footer.known) known.insert(failure.check);
  std::set<std::string, std::less<>> excused;  // rows with failed checks, all of them known
  std::set<std::string, std::less<>> plain;    // rows with a failed check that is not known
  for (const Check& check : result.checks) {
    if (check.status != CheckStatus::failed) continue;
    (known.contains(check_id(check)) ? excused : plain).insert(check.requirement);
  }
  for (const Requirement& row : catalogue.requirements) {
    const auto verdict = result.footer.requirements.find(row.id);
    if (verdict == result.footer.requirements.end() || verdict->second != RV::failed) continue;
    const bool by_option = overdone_option(catalogue, result.header, row) != nullptr;
    if (by_option || plain.contains(row.id) || !excused.contains(row.id)) {
      return ExitCode::nonConformant;
    }
  }
  return result.footer.drift.empty() ? ExitCode::conformant : ExitCode::drift;
}

ExitCode worse(ExitCode a, ExitCode b) {
  constexpr std::array order{ExitCode::usage,        ExitCode::badInput,   ExitCode::cannotWrite,
                             ExitCode::harnessFault, ExitCode::incomplete, ExitCode::nonConformant,
                             ExitCode::drift,        ExitCode::conformant};
  return std::ranges::find(order, a) < std::ranges::find(order, b) ? a : b;
}

}  // namespace cmk::harness
