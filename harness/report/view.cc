#include "harness/report/view.h"

#include <fmt/format.h>

#include <map>
#include <numeric>

#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/suite/verdict.h"
#include "reference/core/options.h"

namespace cmk::harness {
namespace {

using RV = RequirementVerdict;

bool is_bad(RV verdict) {
  return verdict == RV::failed || verdict == RV::errored || verdict == RV::blocked ||
         verdict == RV::finding;
}

template <class Map, class Value>
Value value_or(const Map& map, const std::string& key, Value otherwise) {
  const auto found = map.find(key);
  return found == map.end() ? otherwise : found->second;
}

// Checks of one row, in the order of the run.
using ChecksByRow = std::map<std::string, std::vector<CheckView>>;

ChecksByRow checks_by_row(const RunResult& result) {
  std::map<std::string, const KnownFailure*> known;
  for (const KnownFailure& failure : result.footer.known) known[failure.check] = &failure;
  ChecksByRow by_row;
  for (const Check& check : result.checks) {
    CheckView view{&check, nullptr, {}};
    if (check.status != CheckStatus::passed) {
      view.known = value_or(known, check_id(check), static_cast<const KnownFailure*>(nullptr));
      view.repeat = repeat_command(result.header, check);
    }
    by_row[check.requirement].push_back(std::move(view));
  }
  return by_row;
}

}  // namespace

int VerdictCounts::total() const {
  return std::accumulate(num_by_verdict.begin(), num_by_verdict.end(), 0);
}

std::string repeat_command(const RunHeader& header, const Check& check) {
  std::string command = "build/release/bin/cmkconf run";
  if (header.targetCommand != "builtin") command += " --target " + shell_word(header.targetCommand);
  command += " --filter " + shell_word(check.scenario);
  if (!check.backend.empty()) command += " --crypto " + shell_word(check.backend);
  if (!header.timing.empty()) command += " --timing " + shell_word(header.timing);
  if (header.targetCommand == "builtin") {
    for (const OptionRow& row : kOptions) {
      const auto given = header.target.options.find(std::string(row.name));
      if (given == header.target.options.end() || given->second == row.fallback) continue;
      command += fmt::format(" --option {}={}", row.name, given->second);
    }
  }
  return command + " --seed " + std::to_string(header.seed);
}

View make_view(const RunResult& result, const Catalogue& catalogue) {
  View view;
  ChecksByRow by_row = checks_by_row(result);
  std::map<std::string, VerdictCounts> by_profile;
  for (const Requirement& row : catalogue.requirements) {
    const RV verdict = value_or(result.footer.requirements, row.id, RV::notCovered);
    view.counts.add(verdict);
    by_profile[row.profile].add(verdict);
    view.rows.push_back({&row, verdict, verdict_text(result.footer, row.id, verdict),
                         reason_of(catalogue, result.header, row, verdict, result.footer.extent),
                         std::move(by_row[row.id])});
  }
  for (const Profile& profile : catalogue.profiles) {
    const auto verdict = value_or(result.footer.profiles, profile.name, ProfileVerdict::notClaimed);
    view.profiles.push_back({&profile, verdict, verdict_text(result.footer, profile.name, verdict),
                             by_profile[profile.name]});
  }
  for (const RowView& row : view.rows) {
    if (is_bad(row.verdict)) view.bad_rows.push_back(&row);
  }
  return view;
}

std::string seed_text(const RunHeader& header) {
  return std::to_string(header.seed) + (header.seedFixed ? " (fixed)" : "");
}

std::string suite_text(const SuiteDigests& suite) {
  constexpr std::size_t shown = 12;
  std::string text;
  for (const auto& [name, digest] : named_digests(suite)) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name,
                        digest.empty() ? "unknown" : one_line(digest).substr(0, shown));
  }
  return text;
}

std::vector<std::string> conduct_lines(const Conduct& conduct) {
  std::vector<std::string> lines;
  if (conduct.restarts > 0) {
    lines.push_back(fmt::format("restarts: {}; first: {}", conduct.restarts,
                                conduct.firstBreak.empty() ? "not stated" : conduct.firstBreak));
  } else if (!conduct.firstBreak.empty() && conduct.end.empty()) {
    lines.push_back("the target broke: " + conduct.firstBreak);
  }
  if (conduct.died) {
    lines.push_back("the target crashed before it was stopped: " + conduct.end);
  } else if (!conduct.end.empty()) {
    lines.push_back("at its end: " + conduct.end);
  }
  return lines;
}

std::string counts_text(const VerdictCounts& counts) {
  std::string text;
  for (std::size_t i = 0; i < kNumRequirementVerdicts; ++i) {
    const auto verdict = static_cast<RV>(i);
    if (counts.of(verdict) == 0) continue;
    if (!text.empty()) text += ", ";
    text += std::to_string(counts.of(verdict)) + " " + std::string(to_string(verdict));
  }
  return text;
}

}  // namespace cmk::harness
