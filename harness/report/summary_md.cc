#include "harness/report/summary_md.h"

#include <fmt/core.h>

#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/report/view.h"

namespace cmk::harness {
namespace {

std::string md(std::string_view text) { return escape_markdown(text); }

std::string profile_table(const View& view) {
  std::string text = "| Profile | Verdict | Requirements |\n|---|---|---|\n";
  for (const ProfileView& profile : view.profiles) {
    text += fmt::format("| {} | **{}** | {} |\n", md(profile.profile->name), profile.words,
                        counts_text(profile.counts));
  }
  return text + "\n";
}

std::string check_item(const CheckView& view) {
  const Check& check = *view.check;
  std::string text =
      fmt::format("- {} {}: {}\n  - expected: {}\n  - actual: {}\n", to_string(check.status),
                  md(check_id(check)), md(check.title), md(check.expected), md(check.actual));
  if (!check.message.empty()) text += fmt::format("  - why: {}\n", md(check.message));
  if (view.known != nullptr) {
    text += fmt::format("  - known failure until {}: {} ({})\n", md(view.known->expires),
                        md(view.known->reason), md(view.known->issue));
  }
  return text + fmt::format("  - repeat: {}\n", md(view.repeat));
}

std::string bad_row(const RowView& view) {
  const Requirement& row = *view.row;
  std::string text = fmt::format("### {} {} ({})\n\n{} *Source: {}*\n\n", row.id, view.words,
                                 to_string(row.level), md(row.statement), md(row.source));
  if (!view.reason.empty()) text += md(view.reason) + "\n\n";
  for (const CheckView& check : view.checks) {
    if (check.check->status != CheckStatus::passed) text += check_item(check);
  }
  return text + "\n";
}

}  // namespace

std::string summary_md(const RunResult& result, const Catalogue& catalogue) {
  const View view = make_view(result, catalogue);
  const RunHeader& header = result.header;
  const RunFooter& footer = result.footer;
  std::string text = fmt::format("# {} {}: {}\n\n", md(header.target.name),
                                 md(header.target.version), md(verdict_text(footer)));
  text += fmt::format("{} of {} checks · {} requirements: {}\n\n", footer.checksEmitted,
                      footer.checksExpected, view.counts.total(), counts_text(view.counts));
  for (const auto& [name, version] : header.backends) {
    text += fmt::format("- {}: {}\n", md(name), md(version));
  }
  text += fmt::format("- target: {}\n- timing {}, seed {}\n- suite: {}\n- digest {}\n\n",
                      md(header.targetCommand), md(header.timing), seed_text(header),
                      md(suite_text(header.suite)), md(footer.digest));
  const auto conduct = conduct_lines(footer.conduct);
  for (const std::string& line : conduct) text += "- " + md(line) + "\n";
  if (!conduct.empty()) text += "\n";
  text += profile_table(view);
  if (!view.bad_rows.empty()) text += "## Not passed\n\n";
  for (const RowView* row : view.bad_rows) text += bad_row(*row);
  if (!footer.drift.empty()) text += "## Baseline drift\n\n";
  for (const std::string& line : footer.drift) text += "- " + md(line) + "\n";
  return text;
}

}  // namespace cmk::harness
