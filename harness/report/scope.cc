#include "harness/report/scope.h"

#include <fmt/core.h>

#include <set>

#include "harness/report/text.h"
#include "harness/suite/runner.h"
#include "harness/suite/verdict.h"

namespace cmk::harness {
namespace {

constexpr std::string_view kInPart = "-in-part";

// "'KEY-05'": a glob must not be read as part of the sentence.
std::string in_quotes(const std::string& text) {
  const std::string word = shell_word(one_line(text));
  return word.starts_with('\'') ? word : "'" + word + "'";
}

// "--profile key-vault and --filter 'KEY-05'"; "" when nothing selects.
std::string selectors(const RunHeader& header) {
  std::string text;
  for (const std::string& profile : header.profiles) {
    text += (text.empty() ? "--profile " : ", ") + one_line(profile);
  }
  if (header.filter.empty()) return text;
  return text + (text.empty() ? "" : " and ") + "--filter " + in_quotes(header.filter);
}

// Scenarios that --fail-fast left out.
std::size_t num_left_out(const RunResult& run) {
  std::set<std::string_view> names;
  for (const Check& check : run.checks) {
    if (check.message == kLeftOut) names.insert(check.scenario);
  }
  return names.size();
}

std::string_view noun(int count) { return count == 1 ? "scenario" : "scenarios"; }

std::string selected_text(const RunHeader& header, const Share& share) {
  const std::string by = selectors(header);
  if (header.shardCount == 1) {
    return fmt::format("in the {} {} selected by {}, of {}", share.taken, noun(share.taken), by,
                       share.all);
  }
  return fmt::format("in shard {} of {}{}, {} of {} scenarios", header.shardIndex,
                     header.shardCount, by.empty() ? "" : " of what is selected by " + by,
                     share.taken, share.all);
}

std::string words_of(std::string_view verdict, const std::map<std::string, Share>& shares,
                     const std::string& name) {
  if (verdict.ends_with(kInPart)) verdict.remove_suffix(kInPart.size());
  const auto share = shares.find(name);
  std::string text(verdict);
  if (share != shares.end() && share->second.taken > 0) text += " in " + share_text(share->second);
  return text;
}

}  // namespace

std::string scope_of(const RunResult& run) {
  const Share& share = run.footer.extent.scenarios;
  std::string text = share.is_whole() ? "" : selected_text(run.header, share);
  const std::size_t left_out = num_left_out(run);
  if (left_out == 0) return text;
  text += text.empty() ? fmt::format("in {} scenarios", share.taken) : "";
  return text + fmt::format(", of which --fail-fast left out {}", left_out);
}

std::string verdict_text(const RunFooter& footer) {
  std::string_view verdict = footer.verdict;
  if (verdict.ends_with(kInPart)) verdict.remove_suffix(kInPart.size());
  return std::string(verdict) + (footer.scope.empty() ? "" : " " + footer.scope);
}

std::string verdict_text(const RunFooter& footer, const std::string& profile,
                         ProfileVerdict verdict) {
  return words_of(to_string(verdict), footer.extent.profiles, profile);
}

std::string verdict_text(const RunFooter& footer, const std::string& row,
                         RequirementVerdict verdict) {
  return words_of(to_string(verdict), footer.extent.rows, row);
}

void conclude(RunResult& run, const Catalogue& catalogue, const Extent& extent) {
  RunFooter& footer = run.footer;
  footer.checksEmitted = static_cast<int>(run.checks.size());
  footer.extent = extent;
  footer.scope = scope_of(run);
  Verdicts judged =
      judge(catalogue, run.header, run.checks, footer.checksExpected, extent, footer.conduct);
  footer.verdict = std::move(judged.verdict);
  footer.profiles = std::move(judged.profiles);
  footer.requirements = std::move(judged.requirements);
}

}  // namespace cmk::harness
