// Everything about each finding of a night.
#include <fmt/core.h>

#include <algorithm>

#include "harness/report/html_parts.h"
#include "harness/report/night_html_parts.h"
#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

// A longer detail is cut, and one of more lines is folded away.
constexpr std::size_t kDetailBytesMax = 20'000;
constexpr std::ptrdiff_t kDetailLinesShown = 30;

std::string_view tone_of(FindingState state) {
  switch (state) {
    case FindingState::fresh:
      return "bad";
    case FindingState::known:
      return "warn";
    case FindingState::quarantined:
      return "idle";
  }
  return "bad";
}

std::string state_badge(FindingState state) {
  const std::string_view sign = state == FindingState::fresh   ? "✕"
                                : state == FindingState::known ? "△"
                                                               : "?";
  return badge(tone_of(state), sign, to_string(state));
}

// The rule that the finding breaks, as the catalogue tells it.
std::string rule_html(const NightFinding& finding, const Catalogue& catalogue) {
  const Requirement* row = catalogue.find(finding.requirement);
  if (row != nullptr) {
    return fmt::format(
        "<p class=\"rule\"><span class=\"mono\">{}</span> {}</p>\n<p class=\"source\">Source: {}{}"
        "</p>\n",
        escape_markup(row->id), escape_markup(row->statement), escape_markup(row->source),
        document_titles(catalogue, row->source));
  }
  if (finding.requirement.empty()) return "<p class=\"source\">Of no requirement.</p>\n";
  return fmt::format("<p class=\"source\">{}: no row of the catalogue.</p>\n",
                     escape_markup(finding.requirement));
}

std::string file_link(const std::string& path) {
  return fmt::format(R"(<a class="mono" href="{}">{}</a>)", uri_of(path), escape_markup(path));
}

std::string finding_fact(std::string_view name, std::string_view html) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, html);
}

std::string command_html(std::string_view what, const std::string& command) {
  if (command.empty()) return {};
  return fmt::format("<p class=\"repeat\">{}<code>{}</code></p>\n", what, escape_markup(command));
}

std::string detail_html(const std::string& detail) {
  if (detail.empty()) return {};
  std::string text = escape_markup(std::string_view(detail).substr(0, kDetailBytesMax));
  if (detail.size() > kDetailBytesMax) {
    text += fmt::format("\n… {} more bytes in night.json", detail.size() - kDetailBytesMax);
  }
  const auto num_lines = std::ranges::count(text, '\n') + 1;
  return fmt::format(
      "<details class=\"detail\"{}><summary>Detail: {}</summary><pre>{}</pre></details>\n",
      num_lines <= kDetailLinesShown ? " open" : "",
      counted(static_cast<std::size_t>(num_lines), "line"), text);
}

std::string finding_html(const NightFinding& finding, std::size_t number, const Night& night,
                         const Catalogue& catalogue) {
  std::string html = fmt::format(
      "<article class=\"failure {0}\" aria-labelledby=\"finding-{1}\"><header>"
      "<h3 id=\"finding-{1}\" class=\"mono\">{2}</h3>{3}<span class=\"soft\">{4} in {5}</span>"
      "</header>\n",
      tone_of(finding.state), number, escape_markup(finding.signature), state_badge(finding.state),
      to_string(finding.kind), target_link(night, finding.target));
  html += rule_html(finding, catalogue) + "<dl class=\"finding-facts\">\n";
  html += finding_fact("Bytes, found → minimised",
                       fmt::format("{} → {}", grouped(finding.bytesFound), grouped(finding.bytes)));
  html += finding_fact("Inputs that showed it", grouped(finding.times));
  html += finding_fact("Input", file_link(finding.input));
  if (!finding.trace.empty()) html += finding_fact("Trace", file_link(finding.trace));
  html += "</dl>\n" + command_html("Repeat with", finding.repeat);
  html +=
      command_html("Make a scenario of it with", promote_command(finding, night.folder, catalogue));
  return html + detail_html(finding.detail) + "</article>\n";
}

}  // namespace

std::string night_findings(const Night& night, const NightView& view, const Catalogue& catalogue) {
  if (view.findings.empty()) {
    const bool counts = night.verdict == NightVerdict::clean;
    return counts ? "<p>Nothing was found but the canary.</p>\n"
                  : "<p>Nothing was found. The verdict above says what that is worth.</p>\n";
  }
  std::string html;
  std::size_t number = 0;
  for (const NightFinding* finding : view.findings) {
    html += finding_html(*finding, ++number, night, catalogue);
  }
  return html;
}

}  // namespace cmk::harness::html
