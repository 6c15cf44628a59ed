// What was judged, and how it came out.
#include <fmt/core.h>

#include <algorithm>

#include "harness/report/html_parts.h"
#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

std::string joined(const auto& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

std::vector<std::string> profiles_with(const View& view, ProfileVerdict verdict) {
  std::vector<std::string> names;
  for (const ProfileView& profile : view.profiles) {
    if (profile.verdict == verdict) names.push_back(profile.profile->name);
  }
  return names;
}

// Why a run is incomplete, in sentences.
std::string gaps(const RunResult& result, const View& view) {
  const RunFooter& footer = result.footer;
  std::string text;
  if (footer.checksEmitted == 0) text += "No check was made. ";
  if (footer.checksEmitted != footer.checksExpected) {
    text += fmt::format("{} of {} expected checks were made. ", footer.checksEmitted,
                        footer.checksExpected);
  }
  const auto partial = profiles_with(view, ProfileVerdict::partial);
  if (!partial.empty()) text += "Not every requirement got an answer in " + joined(partial) + ". ";
  const auto num_errored = std::ranges::count(result.checks, CheckStatus::errored, &Check::status);
  if (num_errored > 0) {
    text += "The target broke in " + counted(static_cast<std::size_t>(num_errored), "check") + ". ";
  }
  if (result.footer.conduct.restarts > 0) text += "The target had to be started again. ";
  if (result.footer.conduct.died) text += "The target crashed before it was stopped. ";
  if (text.empty()) text = "Some of what was asked got no answer. ";
  return text;
}

std::string sentence(const RunResult& result, const View& view) {
  const auto broken = profiles_with(view, ProfileVerdict::nonConformant);
  const auto kept = profiles_with(view, ProfileVerdict::conformant);
  std::string text;
  if (!broken.empty()) text += "At least one requirement is broken in " + joined(broken) + ". ";
  if (result.footer.verdict == "incomplete") text += gaps(result, view);
  if (!kept.empty()) text += "Every scored MUST requirement holds in " + joined(kept) + ". ";
  if (!result.footer.known.empty()) {
    text +=
        "Known failures that the baseline lists: " + std::to_string(result.footer.known.size()) +
        ". ";
  }
  if (!result.footer.drift.empty()) text += "The baseline no longer fits. ";
  return text;
}

// The headline: its colour, its sign and its words.
struct Headline {
  std::string_view tone;
  std::string_view sign;
  std::string_view words;
};

Headline headline(const RunResult& result, const View& view) {
  const std::string& verdict = result.footer.verdict;
  if (verdict == "conformant") return {"good", "✓", "Conformant"};
  if (verdict == "non-conformant") return {"bad", "✕", "Non-conformant"};
  const bool broken = !profiles_with(view, ProfileVerdict::nonConformant).empty();
  if (broken) return {"bad", "✕", "Incomplete, with failures"};
  return {"warn", "◐", "Incomplete"};
}

std::string outcome(const RunResult& result, const View& view) {
  const Headline head = headline(result, view);
  return fmt::format(
      "<div class=\"outcome\"><span class=\"sign {0}\" aria-hidden=\"true\">{1}</span>"
      "<div><strong class=\"{0}\">{2}</strong><p>{3}</p></div></div>\n",
      head.tone, head.sign, head.words, escape_markup(sentence(result, view)));
}

std::string facts(const RunResult& result, const Catalogue& catalogue) {
  const RunHeader& header = result.header;
  const TargetInfo& target = header.target;
  std::string backends;
  for (const auto& [name, version] : header.backends) {
    backends += fmt::format("{}{}: {}", backends.empty() ? "" : "; ", name, version);
  }
  std::string options;
  for (const auto& [name, value] : target.options) {
    options += fmt::format("{}{} = {}", options.empty() ? "" : ", ", name, value);
  }
  std::string selection = joined(header.profiles);
  if (!header.filter.empty()) selection += (selection.empty() ? "" : "; ") + header.filter;
  std::string shard;
  if (header.shardCount > 1) shard = fmt::format("{} of {}", header.shardIndex, header.shardCount);
  std::string html = "<dl class=\"facts\">\n";
  for (const std::string& line : conduct_lines(result.footer.conduct)) {
    html += fact("Conduct of the implementation", line, /*is_wide=*/true);
  }
  html += fact("Implementation started by", header.targetCommand);
  html += fact("Language", target.language);
  html += fact("Homepage", target.homepage);
  html += fact("Profiles claimed", target.profiles.empty() ? "none" : joined(target.profiles));
  html += fact("Capabilities", target.capabilities.empty() ? "none" : joined(target.capabilities));
  html += fact("Options declared", options);
  html += fact("Crypto backends", backends.empty() ? "the target's own" : backends);
  html += fact("Source of RSA keys", target.keySource.empty() ? "not stated" : target.keySource);
  html += fact("Timing within windows", header.timing);
  html += fact("Seed", std::to_string(header.seed));
  html += fact("Selected", selection.empty() ? "everything that is claimed" : selection);
  html += fact("Shard", shard);
  html += fact("Judged by", "cmkconf " + header.version + ", catalogue " + catalogue.version);
  html += fact("SHA-256 of the checks in run.jsonl", result.footer.digest, /*is_wide=*/true);
  return html + "</dl>";
}

}  // namespace

std::string masthead(const RunResult& result, const Catalogue& catalogue, const View& view) {
  const TargetInfo& target = result.header.target;
  return fmt::format(
             "<p class=\"eyebrow\">Conformance report · customer-managed keys</p>\n"
             "<h1>{} <span class=\"version\">{}</span></h1>\n",
             escape_markup(target.name.empty() ? "Unnamed implementation" : target.name),
             escape_markup(target.version)) +
         outcome(result, view) + facts(result, catalogue);
}

}  // namespace cmk::harness::html
