// The table of what each target did in a night.
#include <fmt/core.h>

#include <algorithm>

#include "harness/report/html_parts.h"
#include "harness/report/night_html_parts.h"
#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

// Edges as a bar, with a tick where the floor is; the numbers stand in words below it.
std::string edges_bar(const NightTarget& target) {
  const auto whole = std::max({target.edges, target.edgesFloor, target.edgesBefore});
  if (whole == 0) return {};
  const auto share = [&](std::int64_t edges) {
    return 100.0 * static_cast<double>(edges) / static_cast<double>(whole);
  };
  std::string rects = fmt::format(R"(<rect class="{}" x="0" y="2" width="{:.3f}" height="6"/>)",
                                  is_below_floor(target) ? "bad" : "good", share(target.edges));
  if (target.edgesFloor > 0) {
    rects += fmt::format(R"(<rect class="tick" x="{:.3f}" width="1" height="10"/>)",
                         std::min(share(target.edgesFloor), 99.0));
  }
  return "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
         "aria-hidden=\"true\">" +
         rects + "</svg>";
}

std::string edges_html(const NightTarget& target) {
  std::string html = grouped(target.edges);
  if (is_below_floor(target)) html = badge("bad", "✕", html + ", below the floor");
  html += edges_bar(target) + "<span class=\"meta\">";
  html += target.edgesFloor == 0 ? "no floor" : "floor " + grouped(target.edgesFloor);
  html += target.edgesBefore == 0 ? ", none before" : ", before " + grouped(target.edgesBefore);
  return html + "</span>";
}

std::string target_name(const NightTarget& target, std::size_t number) {
  std::string html =
      fmt::format(R"(<th scope="row" role="rowheader"><a class="id" href="#target-{}">{}</a>)",
                  number, escape_markup(target.name));
  if (!target.ran) html += " " + badge("bad", "✕", "did not run");
  if (!target.property.empty()) html += "<p>" + escape_markup(target.property) + "</p>";
  std::string meta = escape_markup(target.requirement);
  if (target.weight != 1) {
    meta += fmt::format("{}weight {}", meta.empty() ? "" : " · ", target.weight);
  }
  if (!meta.empty()) html += "<span class=\"meta\">" + meta + "</span>";
  return html + "</th>";
}

std::string target_row(const NightTarget& target, std::size_t number) {
  std::string html =
      fmt::format(R"(<tr id="target-{}" role="row">)", number) + target_name(target, number);
  const auto cell = [&](std::string_view label, const std::string& value) {
    html += night_cell(label, target.ran ? value : "–");
  };
  cell("Seconds", seconds_text(target.seconds));
  cell("Executions", grouped(target.executions));
  cell("Executions a second", grouped(target.executionsPerSecond));
  cell("Compared", target.compared == 0 ? "–" : grouped(target.compared));
  html += night_cell("Edges", target.ran ? edges_html(target) : "–", "edges");
  cell("Corpus", fmt::format("{} → {}", grouped(target.corpusBefore), grouped(target.corpusAfter)));
  const std::string findings = grouped(target.findings);
  html += night_cell("Findings", target.findings == 0
                                     ? findings
                                     : "<strong class=\"bad\">" + findings + "</strong>");
  return html + "</tr>\n";
}

}  // namespace

std::string night_targets(const Night& night) {
  if (night.targets.empty()) return "<p class=\"empty\">This night had no targets.</p>\n";
  std::string rows;
  for (std::size_t i = 0; i < night.targets.size(); ++i) {
    rows += target_row(night.targets[i], i + 1);
  }
  return "<p class=\"lead\">Compared are operations that two backends did and whose results were "
         "held against each other. The tick in a bar is the floor.</p>\n"
         "<table class=\"night\" role=\"table\" aria-labelledby=\"targets-title\">\n" +
         night_head({{"Target and its property"},
                     {"Seconds", true},
                     {"Executions", true},
                     {"A second", true},
                     {"Compared", true},
                     {"Edges"},
                     {"Corpus, files", true},
                     {"Findings", true}}) +
         "<tbody role=\"rowgroup\">\n" + rows + "</tbody>\n</table>\n";
}

}  // namespace cmk::harness::html
