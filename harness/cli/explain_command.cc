// cmkconf explain ID: a row, where it comes from, what enforces it and what would break it.
#include <fmt/format.h>

#include "harness/cli/command.h"
#include "harness/cli/overview.h"
#include "harness/suite/ambiguities.h"
#include "reference/core/options.h"
#include "reference/core/text.h"

namespace cmk::cli {
namespace {

std::string paragraph(std::string_view title, const std::string& text) {
  return text.empty() ? "" : fmt::format("\n{}\n  {}\n", title, text);
}

std::string items(std::string_view title, const std::vector<std::string>& lines) {
  std::string text = fmt::format("\n{}\n", title);
  for (const std::string& line : lines) text += fmt::format("  {}\n", line);
  return lines.empty() ? text + "  none\n" : text;
}

// Where the documents leave room on this row: both readings, what is scored, and what the
// reference can be told to do.
std::string open_points(const std::string& id, const std::vector<harness::Ambiguity>& ambiguities) {
  std::string text;
  for (const harness::Ambiguity& one : ambiguities) {
    if (!contains(one.requirements, id)) continue;
    text += items("Open", {"one side: " + one.one_side, "other side: " + one.other_side,
                           "scored: " + one.scored});
  }
  std::vector<std::string> options;
  for (const OptionRow& row : kOptions) {
    if (row.requirement != id) continue;
    options.push_back(fmt::format("{} (0 to {}, default {}): {}", row.name, row.maximum,
                                  row.fallback, row.sentence));
  }
  return options.empty() ? text : text + items("Options of the reference", options);
}

std::string explain_row(const RowOverview& one, const Data& data,
                        const std::vector<harness::Ambiguity>& ambiguities) {
  const harness::Requirement& row = *one.row;
  std::string text = fmt::format("{}  {}, profile {}{}\n  {}\n", row.id, to_string(row.level),
                                 row.profile, row.scored ? "" : ", not scored", row.statement);
  text += paragraph("Observed by", row.observe);
  text += paragraph("Source", row.source);
  text += paragraph("Note", row.note);
  text += open_points(row.id, ambiguities);
  if (!row.needs.empty()) text += items("Needs", row.needs);
  if (row.kind == "harness") {
    text += paragraph("Kind", "checks the two crypto backends; not asked of a third party");
  }
  std::vector<std::string> scenarios;
  for (const harness::Scenario& scenario : data.scenarios) {
    if (harness::requirements_of(scenario).contains(row.id)) {
      scenarios.push_back(fmt::format("{}: {}", scenario.name, scenario.summary));
    }
  }
  text += items("Scenarios", scenarios);
  text += items("Rules", one.places);
  std::vector<std::string> deviants;
  deviants.reserve(one.deviants.size());
  for (const DeviantName& deviant : one.deviants) {
    deviants.push_back(fmt::format("{}: {}", deviant.name, deviant.what));
  }
  return text + items("Deviants", deviants);
}

Or<ExitCode> explain(const std::string& id, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  const auto ambiguities = harness::load_ambiguities(data->folder);
  if (!ambiguities) return stop(ambiguities.error());
  const auto rows = overview(*data, id);
  if (!rows) return std::unexpected(rows.error());
  for (const RowOverview& one : *rows) {
    if (one.row->id == id)
      return print(explain_row(one, *data, *ambiguities), ExitCode::conformant);
  }
  return stop(ExitCode::usage, fmt::format("there is no requirement {}", id));
}

}  // namespace

void add_explain(CLI::App& program, const Globals& globals, Action& action) {
  const auto id = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("explain", "Explains a requirement");
  command->add_option("id", *id, "The requirement's id, as KEY-05")->required();
  command->callback(
      [id, &globals, &action] { action = [id, &globals] { return explain(*id, globals); }; });
}

}  // namespace cmk::cli
