// What the night was, how it came out, and what the reader needs to understand it.
#include <fmt/core.h>

#include "harness/report/html_parts.h"
#include "harness/report/night_html_parts.h"
#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

// A verdict's colour, sign and words.
struct NightHeadline {
  std::string_view tone;
  std::string_view sign;
  std::string_view words;
};

NightHeadline night_headline(NightVerdict verdict) {
  switch (verdict) {
    case NightVerdict::clean:
      return {"good", "✓", "Clean"};
    case NightVerdict::findings:
      return {"bad", "✕", "Findings"};
    case NightVerdict::failed:
      return {"bad", "!", "Failed"};
    case NightVerdict::voided:
      return {"warn", "?", "Void"};
    case NightVerdict::stopped:
      return {"warn", "◐", "Stopped"};
  }
  return {"bad", "!", "Failed"};
}

std::string figure(std::string_view name, const std::string& value) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, value);
}

std::string reason_list(const std::vector<std::string>& reasons) {
  if (reasons.empty()) return {};
  std::string items;
  for (const std::string& reason : reasons) items += "<li>" + escape_markup(reason) + "</li>\n";
  return "<ul class=\"reasons\">\n" + items + "</ul>\n";
}

std::string canary_line(const NightCanary& canary) {
  return fmt::format("<p class=\"canary\">Canary: {} {}</p>\n",
                     canary.found ? badge("good", "✓", "found") : badge("bad", "✕", "not found"),
                     escape_markup(canary_text(canary)));
}

constexpr std::string_view kNightAbout = R"(<div class="about">
<p>A night runs every fuzz target for its share of the time. Each target checks one property, the
sentence beside its name; most do the same on two crypto backends and compare the results.</p>
<ul>
<li><strong>The canary</strong> is a planted fault that every night must find. A night that does not
find it is <strong>void</strong>: its silence about anything else means nothing.</li>
<li><strong>New</strong>: found by this night for the first time. <strong>Known</strong>: an earlier
night found it and it still reproduces. <strong>Quarantined</strong>: it does not reproduce.</li>
<li><strong>Edges</strong> are the branches of the code that a target's corpus reaches. Fewer than
the floor, or far fewer than the night before, and the night has <strong>failed</strong>; so has one
in which a target did not run.</li>
<li><strong>Faults until found</strong> are switched on one at a time, to measure how soon each
target tells; executions and seconds are medians of the seeds.</li>
</ul>
<p>Everything here stands in <code>night.json</code> beside this page. Paths are relative to its
folder, commands to the project's.</p>
</div>
)";

}  // namespace

std::string night_cell(std::string_view label, std::string_view content, std::string_view more) {
  return fmt::format(R"(<td role="cell" data-label="{}" class="{}">{}</td>)", label, more, content);
}

std::string night_head(std::initializer_list<NightColumn> columns) {
  std::string cells;
  for (const NightColumn& column : columns) {
    cells += fmt::format(R"(<th scope="col" role="columnheader"{}>{}</th>)",
                         column.is_number ? " class=\"num\"" : "", column.name);
  }
  return R"(<thead role="rowgroup"><tr role="row">)" + cells + "</tr></thead>\n";
}

std::string target_link(const Night& night, std::string_view target) {
  for (std::size_t i = 0; i < night.targets.size(); ++i) {
    if (night.targets[i].name != target) continue;
    return fmt::format("<a href=\"#target-{}\">{}</a>", i + 1, escape_markup(target));
  }
  return escape_markup(target);
}

std::string night_masthead(const Night& night, const NightView& view, std::string_view version) {
  const NightHeadline head = night_headline(night.verdict);
  std::string html = fmt::format(
      "<p class=\"eyebrow\">Fuzzing report · customer-managed keys</p>\n"
      "<h1>Night of the fuzzers <span class=\"version\">seed {}</span></h1>\n"
      "<div class=\"outcome\"><span class=\"sign {}\" aria-hidden=\"true\">{}</span>"
      "<div><strong class=\"{}\">{}</strong><p>{}</p></div></div>\n",
      night.seed, head.tone, head.sign, head.tone, head.words,
      escape_markup(verdict_sentence(night, view)));
  html += reason_list(night.reasons) + canary_line(night.canary) + "<dl class=\"figures\">\n";
  html += figure("executions", grouped(view.executions));
  html += figure("operations compared by two backends", grouped(view.compared));
  html += figure("targets that ran", fmt::format("{} of {}", view.num_ran, night.targets.size()));
  html += figure("findings", std::to_string(view.findings.size()));
  html += "</dl>\n<dl class=\"facts\">\n";
  html += fact("Minutes asked for", fmt::format("{}", night.minutes));
  html += fact("Workers", std::to_string(night.workers));
  html += fact("Build", night.build);
  html += fact("Reported by", "cmkconf " + std::string(version));
  return html + "</dl>";
}

std::string night_about() { return std::string(kNightAbout); }

}  // namespace cmk::harness::html
