// The table of all requirements, and what the reader needs to understand it.
#include <fmt/core.h>

#include "harness/report/html_parts.h"
#include "harness/report/text.h"

namespace cmk::harness::html {
namespace {

std::string definition(std::string_view name, const std::string& text) {
  if (text.empty()) return {};
  return fmt::format("<dt>{}</dt><dd>{}</dd>", name, escape_markup(text));
}

std::string check_item(const CheckView& view) {
  const Check& check = *view.check;
  std::string html =
      fmt::format("<li>{} {} <span class=\"soft mono\">{}</span>", badge(check.status),
                  escape_markup(check.title), escape_markup(check_id(check)));
  html += fmt::format(R"(<span class="io">expected {}</span><span class="io">actual {}</span>)",
                      escape_markup(check.expected), escape_markup(check.actual));
  return html + "</li>\n";
}

std::string details(const RowView& view) {
  const Requirement& row = *view.row;
  std::string needs;
  for (const std::string& need : row.needs) needs += (needs.empty() ? "" : ", ") + need;
  std::string html = "<dl>" + definition("How it is observed", row.observe) +
                     definition("Needs", needs) + definition("Note", row.note) + "</dl>";
  if (!view.checks.empty()) {
    html += "<ul class=\"checks\">\n";
    for (const CheckView& check : view.checks) html += check_item(check);
    html += "</ul>";
  }
  const std::string summary =
      view.checks.empty() ? "Details" : "Details and " + counted(view.checks.size(), "check");
  return fmt::format("<details><summary>{}</summary>{}</details>", summary, html);
}

std::string row_html(const RowView& view) {
  const Requirement& row = *view.row;
  const std::string id = escape_markup(row.id);
  std::string reason;
  if (!view.reason.empty()) reason = "<p class=\"reason\">" + escape_markup(view.reason) + "</p>";
  return fmt::format(
      "<tr id=\"{0}\" role=\"row\" data-profile=\"{1}\" data-verdict=\"{2}\"><th scope=\"row\" "
      "role=\"rowheader\">"
      "<a class=\"id\" href=\"#{0}\">{0}</a><span class=\"meta\">{3} · {1}</span></th>"
      "<td role=\"cell\"><p>{4}</p><p class=\"source\">Source: {5}</p>{6}</td>"
      "<td role=\"cell\" class=\"v\">{7}{8}</td><td role=\"cell\" class=\"num\">{9}<span "
      "class=\"unit\"> "
      "{10}</span></td></tr>\n",
      id, escape_markup(row.profile), to_string(view.verdict), to_string(row.level),
      escape_markup(row.statement), escape_markup(row.source), details(view), badge(view), reason,
      view.checks.size(), view.checks.size() == 1 ? "check" : "checks");
}

constexpr std::string_view kAbout = R"(<div class="about">
<p>Each requirement is a sentence of the public documents in our own words. It is judged by checks:
steps of scenarios whose expected outcome is written out beforehand. A requirement takes the worst
of its checks, over all cases and crypto backends. Nothing that was skipped counts as passed.</p>
<ul>
<li><strong>Conformant</strong>: every scored MUST requirement of the profile passed.</li>
<li><strong>Partial</strong>: none failed, but some could not be answered (not testable, not
covered, blocked, errored).</li>
<li><strong>… in part</strong>: a filter, a shard or a set of profiles left scenarios out; the
verdict holds for those that ran and for no other. It is not the verdict of the whole.</li>
<li><strong>Non-conformant</strong>: at least one failed. A failed SHOULD is a finding and does not
change the verdict.</li>
<li><strong>Errored</strong>: the implementation broke. <strong>Blocked</strong>: a step that
prepares the check was not accepted. <strong>Not testable</strong>: the implementation lacks a
capability that the check needs. <strong>Not covered</strong>: no check ran.</li>
</ul>
<p>The checks stand in <code>run.jsonl</code> beside this page, the raw exchanges in
<code>transcript.jsonl</code>; <code>cmkconf report verify DIR</code> counts which checks the suite
demands, judges them again and compares every file of the report; <code>--judge</code> judges
the raw answers again as well. That shows that the report is whole and by this suite, not
that the run took place: for that, see who signed it (<code>--key</code>), or repeat the
run with its seed. Values that an implementation may choose freely stand here by name and
length; secrets never appear.</p>
)";

}  // namespace

std::string requirement_rows(const View& view) {
  std::string html;
  for (const RowView& row : view.rows) html += row_html(row);
  return html;
}

std::string about(const Catalogue& catalogue) {
  std::string html(kAbout);
  html += "<h3>Sources</h3>\n<ul>\n";
  for (const SourceDocument& source : catalogue.sources) {
    html += fmt::format("<li><strong>{}</strong>: {}</li>\n", escape_markup(source.name),
                        escape_markup(source.title));
  }
  return html + "</ul>\n</div>\n";
}

}  // namespace cmk::harness::html
