// The table of faults that were switched on, and how soon each was found.
#include <fmt/core.h>

#include <algorithm>

#include "harness/report/html_parts.h"
#include "harness/report/night_html_parts.h"
#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

std::string luck_badge(const FaultSought& sought) {
  const std::string shares = fmt::format("{} of {}", grouped(sought.found), grouped(sought.seeds));
  switch (luck_of(sought)) {
    case FaultLuck::never:
      return badge("bad", "✕", shares);
    case FaultLuck::some:
      return badge("warn", "◐", shares);
    case FaultLuck::always:
      return badge("good", "✓", shares);
  }
  return {};
}

std::string fault_row(const FaultSought& sought, const Night& night) {
  std::string html = fmt::format(
      "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><span class=\"id\">{}</span>"
      "<span class=\"meta\">{}</span></th>",
      escape_markup(sought.fault), sought.from.empty() ? "" : "from " + escape_markup(sought.from));
  html += night_cell("Requirement",
                     sought.requirement.empty() ? "–" : escape_markup(sought.requirement), "mono");
  html += night_cell("Target", target_link(night, sought.target), "mono");
  html += night_cell("Found by seeds", luck_badge(sought), "");
  const bool known = has_median(sought);
  html += night_cell("Executions", known ? grouped(sought.executions) : "–");
  html += night_cell("Seconds", known ? seconds_text(sought.seconds) : "–");
  html += night_cell("Seconds allowed", grouped(sought.secondsMax));
  return html + "</tr>\n";
}

}  // namespace

std::string night_faults(const Night& night, const NightView& view) {
  if (view.faults.empty()) {
    return "<p class=\"empty\">No fault was switched on to be looked for.</p>\n";
  }
  const auto num_always = std::ranges::count(view.faults, FaultLuck::always,
                                             [](const FaultSought* one) { return luck_of(*one); });
  std::string rows;
  for (const FaultSought* sought : view.faults) rows += fault_row(*sought, night);
  return fmt::format(
             "<p class=\"lead\">{} of {} were found with every seed; the others come first. "
             "Executions and seconds of processor time are medians.</p>\n",
             num_always, counted(view.faults.size(), "fault")) +
         "<table class=\"night\" role=\"table\" aria-labelledby=\"faults-title\">\n" +
         night_head({{"Fault"},
                     {"Requirement"},
                     {"Target"},
                     {"Found by seeds"},
                     {"Executions", true},
                     {"Seconds", true},
                     {"Seconds allowed", true}}) +
         "<tbody role=\"rowgroup\">\n" + rows + "</tbody>\n</table>\n";
}

}  // namespace cmk::harness::html
