// What was judged, and how it came out.
#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "harness/report/html_parts.h"
#include "harness/report/scope.h"
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
  const auto in_part = profiles_with(view, ProfileVerdict::conformantInPart);
  std::string text;
  if (!broken.empty()) text += "At least one requirement is broken in " + joined(broken) + ". ";
  if (result.footer.verdict == "incomplete") text += gaps(result, view);
  if (!result.footer.scope.empty()) {
    text += "This run took a part of the suite; nothing is said of the rest. ";
  }
  if (!in_part.empty()) text += "What ran of " + joined(in_part) + " passed. ";
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
  std::string words;
};

Headline headline(const RunResult& result, const View& view) {
  const std::string& verdict = result.footer.verdict;
  std::string words = verdict_text(result.footer);
  if (!words.empty()) words[0] = static_cast<char>(std::toupper(words[0]));
  if (verdict == "conformant") return {"good", "✓", words};
  if (verdict == "conformant-in-part") return {"warn", "◔", words};
  if (verdict == "non-conformant") return {"bad", "✕", words};
  const bool broken = !profiles_with(view, ProfileVerdict::nonConformant).empty();
  if (broken) return {"bad", "✕", words + ", with failures"};
  return {"warn", "◐", words};
}

std::string outcome(const RunResult& result, const View& view) {
  const Headline head = headline(result, view);
  return fmt::format(
      "<div class=\"outcome\"><span class=\"sign {0}\" aria-hidden=\"true\">{1}</span>"
      "<div><strong class=\"{0}\">{2}</strong><p>{3}</p></div></div>\n",
      head.tone, head.sign, escape_markup(head.words), escape_markup(sentence(result, view)));
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
  const int num_scenarios = result.footer.extent.scenarios.all;
  const std::string scope = result.footer.scope.empty()
                                ? fmt::format("all {} scenarios that are claimed", num_scenarios)
                                : result.footer.scope;
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
  html += fact("Seed", seed_text(header));
  html += fact("Scope", scope);
  html += fact("Run", header.run);
  html += fact("Judged by", "cmkconf " + header.version + ", catalogue " + catalogue.version);
  html += fact("Suite, by SHA-256", suite_text(header.suite), /*is_wide=*/true);
  html += fact("SHA-256 of run.jsonl and, through it, the transcript", result.footer.digest,
               /*is_wide=*/true);
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
