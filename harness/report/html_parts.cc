#include "harness/report/html_parts.h"

#include <fmt/core.h>

#include <algorithm>

#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

std::string_view sign_of(RequirementVerdict verdict) {
  switch (verdict) {
    case RequirementVerdict::passed:
      return "✓";
    case RequirementVerdict::passedInPart:
      return "◔";
    case RequirementVerdict::failed:
      return "✕";
    case RequirementVerdict::errored:
      return "!";
    case RequirementVerdict::blocked:
      return "⊘";
    case RequirementVerdict::finding:
      return "△";
    case RequirementVerdict::notTestable:
      return "?";
    case RequirementVerdict::notCovered:
      return "○";
    case RequirementVerdict::notClaimed:
    case RequirementVerdict::notApplicable:
    case RequirementVerdict::unscored:
      return "–";
  }
  return "";
}

std::string_view sign_of(ProfileVerdict verdict) {
  switch (verdict) {
    case ProfileVerdict::conformant:
      return "✓";
    case ProfileVerdict::conformantInPart:
      return "◔";
    case ProfileVerdict::partial:
      return "◐";
    case ProfileVerdict::nonConformant:
      return "✕";
    case ProfileVerdict::notClaimed:
      return "–";
  }
  return "";
}

RequirementVerdict as_verdict(CheckStatus status) {
  switch (status) {
    case CheckStatus::passed:
      return RequirementVerdict::passed;
    case CheckStatus::failed:
      return RequirementVerdict::failed;
    case CheckStatus::errored:
      return RequirementVerdict::errored;
    case CheckStatus::blocked:
      return RequirementVerdict::blocked;
    case CheckStatus::notTestable:
      return RequirementVerdict::notTestable;
  }
  return RequirementVerdict::errored;
}

// The shares of good, bad, warn and idle rows as a bar; the numbers stand in words below it.
std::string bar(const VerdictCounts& counts) {
  std::string rects;
  double at = 0;
  for (const std::string_view wanted : {"good", "bad", "warn", "idle"}) {
    int num = 0;
    for (std::size_t i = 0; i < kNumRequirementVerdicts; ++i) {
      if (tone(static_cast<RequirementVerdict>(i)) == wanted) num += counts.num_by_verdict.at(i);
    }
    if (num == 0) continue;
    const double width = 100.0 * num / counts.total();
    rects += fmt::format(R"(<rect class="{}" x="{:.3f}" width="{:.3f}" height="8"/>)", wanted, at,
                         width);
    at += width;
  }
  return "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
         "aria-hidden=\"true\">" +
         rects + "</svg>";
}

std::string linked_counts(const VerdictCounts& counts) {
  std::string text;
  for (std::size_t i = 0; i < kNumRequirementVerdicts; ++i) {
    const auto verdict = static_cast<RequirementVerdict>(i);
    if (counts.of(verdict) == 0) continue;
    if (!text.empty()) text += ", ";
    text += std::to_string(counts.of(verdict)) + " " + words(to_string(verdict));
  }
  return text;
}

std::string ledger_row(std::string_view kind, std::string_view name, std::string_view value) {
  return fmt::format("<tr{}><th scope=\"row\">{}</th><td>{}</td></tr>\n", kind, name, value);
}

}  // namespace

std::string_view tone(RequirementVerdict verdict) {
  switch (verdict) {
    case RequirementVerdict::passed:
      return "good";
    case RequirementVerdict::failed:
    case RequirementVerdict::errored:
      return "bad";
    case RequirementVerdict::passedInPart:
    case RequirementVerdict::blocked:
    case RequirementVerdict::finding:
    case RequirementVerdict::notTestable:
      return "warn";
    case RequirementVerdict::notCovered:
    case RequirementVerdict::notClaimed:
    case RequirementVerdict::notApplicable:
    case RequirementVerdict::unscored:
      return "idle";
  }
  return "idle";
}

std::string_view tone(CheckStatus status) { return tone(as_verdict(status)); }

std::string_view tone(ProfileVerdict verdict) {
  switch (verdict) {
    case ProfileVerdict::conformant:
      return "good";
    case ProfileVerdict::conformantInPart:
    case ProfileVerdict::partial:
      return "warn";
    case ProfileVerdict::nonConformant:
      return "bad";
    case ProfileVerdict::notClaimed:
      return "idle";
  }
  return "idle";
}

std::string badge(std::string_view tone_name, std::string_view sign, std::string_view name) {
  return fmt::format(
      R"(<span class="badge {}"><span class="sign" aria-hidden="true">{}</span>{}</span>)",
      tone_name, sign, name);
}

std::string badge(CheckStatus status) { return badge(as_verdict(status)); }
std::string badge(RequirementVerdict verdict) {
  return badge(tone(verdict), sign_of(verdict), words(to_string(verdict)));
}
std::string badge(const RowView& row) {
  return badge(tone(row.verdict), sign_of(row.verdict), words(row.words));
}
std::string badge(const ProfileView& profile) {
  return badge(tone(profile.verdict), sign_of(profile.verdict), words(profile.words));
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string words(std::string_view wire_name) {
  std::string text(wire_name);
  if (text.starts_with("not-")) text[3] = ' ';
  if (text.ends_with("-in-part")) text.replace(text.size() - 8, 8, " in part");
  return text;
}

std::string fact(std::string_view name, const std::string& value, bool is_wide) {
  if (value.empty()) return {};
  return fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>\n", is_wide ? " class=\"wide\"" : "",
                     name, escape_markup(value));
}

std::string profile_cards(const View& view) {
  std::string cards;
  std::string rest;
  for (const ProfileView& profile : view.profiles) {
    const std::string name = escape_markup(profile.profile->name);
    const std::string title = escape_markup(profile.profile->title);
    if (profile.verdict == ProfileVerdict::notClaimed) {
      rest += fmt::format("<li><a href=\"#profile={0}\">{0}</a> · {1}</li>\n", name, title);
      continue;
    }
    cards += fmt::format(
        "<li class=\"card\"><header><h3><a href=\"#profile={0}\">{0}</a></h3>{1}</header>"
        "<p>{2}</p>{3}<p class=\"counts\">{4}: {5}</p></li>\n",
        name, badge(profile), title, bar(profile.counts),
        counted(static_cast<std::size_t>(profile.counts.total()), "requirement"),
        linked_counts(profile.counts));
  }
  std::string html = cards.empty() ? "<p class=\"empty\">No profile was asked in this run.</p>\n"
                                   : "<ul class=\"cards\">\n" + cards + "</ul>\n";
  if (!rest.empty()) {
    html +=
        "<div class=\"unclaimed\"><h3>– Not claimed, or left out of this run: no verdict</h3>\n"
        "<ul>\n" +
        rest + "</ul></div>\n";
  }
  return html;
}

std::string numbers(const RunResult& result, const View& view) {
  const auto num = [](auto value) { return std::to_string(value); };
  std::string checks;
  for (const auto status : {CheckStatus::passed, CheckStatus::failed, CheckStatus::errored,
                            CheckStatus::blocked, CheckStatus::notTestable}) {
    const auto count = std::ranges::count(result.checks, status, &Check::status);
    checks += ledger_row("", badge(status), num(count));
  }
  const RunFooter& footer = result.footer;
  checks += ledger_row(" class=\"sum\"", "emitted", num(footer.checksEmitted));
  checks += ledger_row("", "expected", num(footer.checksExpected));
  checks += ledger_row("", "missing", num(footer.checksExpected - footer.checksEmitted));
  if (!footer.known.empty()) {
    checks += ledger_row("", "known failures among them", num(footer.known.size()));
  }
  std::string rows;
  for (std::size_t i = 0; i < kNumRequirementVerdicts; ++i) {
    const auto verdict = static_cast<RequirementVerdict>(i);
    const std::string link = fmt::format("<a href=\"#verdict={}\">{}</a>", to_string(verdict),
                                         num(view.counts.of(verdict)));
    rows += ledger_row("", badge(verdict), link);
  }
  rows += ledger_row(" class=\"sum\"", "rows of the catalogue", num(view.counts.total()));
  return "<div class=\"ledgers\">\n<table class=\"ledger\"><caption>Checks</caption><tbody>\n" +
         checks +
         "</tbody></table>\n<table class=\"ledger\"><caption>Requirements</caption><tbody>\n" +
         rows + "</tbody></table>\n</div>\n";
}

}  // namespace cmk::harness::html
