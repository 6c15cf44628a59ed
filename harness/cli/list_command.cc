// cmkconf list: requirements, scenarios, profiles, operations or deviants.
#include <fmt/format.h>

#include "harness/cli/command.h"
#include "harness/cli/overview.h"
#include "harness/protocol/model.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

using Json = nlohmann::ordered_json;

// A table for people: the columns named, a line an entry.
std::string to_lines(const Json& entries, std::initializer_list<const char*> columns) {
  std::string text;
  for (const Json& entry : entries) {
    std::string line;
    for (const char* column : columns) {
      const Json& cell = entry[column];
      const std::string shown = cell.is_string() ? cell.get<std::string>() : cell.dump();
      line += line.empty() ? fmt::format("{:<10}", shown) : fmt::format("  {}", shown);
    }
    text += line + "\n";
  }
  return text;
}

Or<ExitCode> print_list(const Json& entries, bool json,
                        std::initializer_list<const char*> columns) {
  return print(json ? entries.dump(2) + "\n" : to_lines(entries, columns), ExitCode::conformant);
}

Or<ExitCode> list_requirements(const Data& data, bool json) {
  const auto deviants = harness::deviants_of(all_rules());
  const auto rows = overview(data, deviants, json ? "" : "-");
  if (!rows) return std::unexpected(rows.error());
  Json entries = Json::array();
  for (const RowOverview& one : *rows) {
    Json names = Json::array();
    for (const harness::Deviant* deviant : one.deviants) names.push_back(deviant->name);
    Json entry = {{"id", one.row->id},           {"level", harness::to_string(one.row->level)},
                  {"profile", one.row->profile}, {"scored", one.row->scored},
                  {"scenarios", one.scenarios},  {"rules", one.places},
                  {"deviants", std::move(names)}};
    if (!json) entry["statement"] = one.row->statement;
    entries.push_back(std::move(entry));
  }
  return print_list(entries, json, {"id", "level", "profile", "statement"});
}

Or<ExitCode> list_scenarios(const Data& data, bool json) {
  Json entries = Json::array();
  for (const harness::Scenario& scenario : data.scenarios) {
    entries.push_back({{"name", scenario.name},
                       {"requirement", scenario.requirement},
                       {"summary", scenario.summary},
                       {"source", scenario.source},
                       {"needs", scenario.needs},
                       {"cases", scenario.cases.size()},
                       {"checks", harness::expected_checks({&scenario})}});
  }
  return print_list(entries, json, {"requirement", "name", "summary"});
}

Or<ExitCode> list_profiles(const Data& data, bool json) {
  Json entries = Json::array();
  for (const harness::Profile& profile : data.catalogue.profiles) {
    std::size_t num_rows = 0;
    for (const auto& row : data.catalogue.requirements) {
      if (row.profile == profile.name) ++num_rows;
    }
    entries.push_back(
        {{"name", profile.name}, {"title", profile.title}, {"requirements", num_rows}});
  }
  return print_list(entries, json, {"name", "requirements", "title"});
}

Or<ExitCode> list_operations(bool json) {
  Json entries = Json::array();
  for (const harness::OperationModel& operation : harness::operation_models()) {
    entries.push_back({{"name", operation.method}, {"what", operation.sentence}});
  }
  return print_list(entries, json, {"name", "what"});
}

Or<ExitCode> list_deviants(bool json) {
  Json entries = Json::array();
  for (const harness::Deviant& deviant : harness::deviants_of(all_rules())) {
    entries.push_back(
        {{"name", deviant.name}, {"requirement", deviant.requirement}, {"what", deviant.what}});
  }
  return print_list(entries, json, {"requirement", "name", "what"});
}

Or<ExitCode> list(const std::string& kind, bool json, const Globals& globals) {
  if (kind == "operations") return list_operations(json);
  if (kind == "deviants") return list_deviants(json);
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  if (kind == "requirements") return list_requirements(*data, json);
  if (kind == "scenarios") return list_scenarios(*data, json);
  return list_profiles(*data, json);
}

}  // namespace

void add_list(CLI::App& program, const Globals& globals, Action& action) {
  const auto kind = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("list", "Lists what the suite is made of");
  command->add_option("kind", *kind, "requirements, scenarios, profiles, operations or deviants")
      ->required()
      ->check(CLI::IsMember({"requirements", "scenarios", "profiles", "operations", "deviants"}));
  command->add_flag("--json", *json, "As JSON");
  command->callback([kind, json, &globals, &action] {
    action = [kind, json, &globals] { return list(*kind, *json, globals); };
  });
}

}  // namespace cmk::cli
