#include "harness/suite/scenario_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "harness/suite/json_reader.h"
#include "harness/suite/read_json.h"
#include "harness/suite/step_reader.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// A world, and what the steps of a scenario go on from.
struct LoadedWorld {
  std::shared_ptr<const World> world;
  StepContext after;
};
using Worlds = std::map<std::string, LoadedWorld>;

std::unexpected<BadInput> in_file(const fs::path& file, const Flaw& flaw) {
  return std::unexpected(BadInput{file.string(), flaw.place, flaw.reason});
}

// The files below `dir` in the order of their names. Prose (.md) may stand beside them.
std::expected<std::vector<fs::path>, BadInput> json_files(const fs::path& dir) {
  std::error_code error;
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(dir, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const fs::path& file = entry->path();
    std::error_code ignored;
    const bool is_folder = entry->is_directory(ignored);
    // Not to be passed over in silence: whoever put it there means scenarios.
    if (is_folder && (entry->is_symlink(ignored) || file.extension() == ".json")) {
      return std::unexpected(
          BadInput{file.string(), "", "a folder, or a link to one, in place of a scenario"});
    }
    if (is_folder || file.extension() == ".md") continue;
    if (file.extension() != ".json") {
      return std::unexpected(BadInput{file.string(), "", "neither .json nor .md"});
    }
    files.push_back(file);
  }
  if (error) return std::unexpected(BadInput{dir.string(), "", "no folder that can be read"});
  std::ranges::sort(files);
  return files;
}

Read<std::set<std::string>> read_needs(const json& scenario, const Vocabulary& vocabulary) {
  std::set<std::string> needs;
  if (!scenario.contains("needs")) return needs;
  const auto list = text_list(scenario["needs"], "/needs");
  if (!list) return std::unexpected(list.error());
  for (const std::string& need : *list) {
    if (!vocabulary.capabilities.empty() && !vocabulary.capabilities.contains(need)) {
      return flaw("/needs", fmt::format("{} is no capability", need));
    }
    needs.insert(need);
  }
  return needs;
}

// What may not vary from run to run, and when the scenario may lie idle.
Read<void> read_variation(const json& value, Scenario& scenario) {
  if (value.contains("names")) {
    const auto names = text_member(value, "names", "");
    if (!names) return std::unexpected(names.error());
    if (*names != "literal") return flaw("/names", "expected literal");
    scenario.literal_names = true;
  }
  if (value.contains("idle")) {
    const auto text = text_member(value, "idle", "");
    if (!text) return std::unexpected(text.error());
    const auto time = parse_time(*text);
    if (!time) return flaw("/idle", time.error());
    if (time->offset <= 0 || !time->options.empty()) {
      return flaw("/idle", "expected an instant after T0, without options");
    }
    scenario.idle = kT0 + time->offset;
  }
  return {};
}

// The table of cases: objects with the same columns and different names.
Read<std::vector<json>> read_table(const json& scenario) {
  if (!scenario.contains("cases")) return std::vector<json>{};
  const json& table = scenario["cases"];
  if (!table.is_array() || table.empty())
    return flaw("/cases", "expected a list that is not empty");
  std::vector<json> rows;
  std::set<std::string> names;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string at = pointer("/cases", i);
    if (!table[i].is_object()) return flaw(at, "expected an object");
    const auto name = text_member(table[i], "case", at);
    if (!name) return std::unexpected(name.error());
    if (!names.insert(*name).second) {
      return flaw(pointer(at, "case"), fmt::format("another case is named {}", *name));
    }
    for (const auto& [column, cell] : table[i].items()) {
      if (!table[0].contains(column)) {
        return flaw(pointer(at, column), "a column that the first case does not have");
      }
    }
    if (table[i].size() != table[0].size()) return flaw(at, "lacks a column of the first case");
    rows.push_back(table[i]);
  }
  return rows;
}

Read<ScenarioCase> read_case(const json& scenario, const json& row, StepContext context,
                             std::set<std::string>& used_columns) {
  const auto filled = fill_in_case(scenario["steps"], "/steps", row, used_columns);
  if (!filled) return std::unexpected(filled.error());
  auto steps = read_steps(*filled, "/steps", context);
  if (!steps) return std::unexpected(steps.error());
  ScenarioCase out{row.value("case", ""), *std::move(steps)};
  if (std::ranges::none_of(out.steps, &Step::is_judging)) return flaw("/steps", "no step judges");
  return out;
}

Read<std::vector<ScenarioCase>> read_cases(const json& scenario, const StepContext& context) {
  const auto table = read_table(scenario);
  if (!table) return std::unexpected(table.error());
  if (!scenario.contains("steps")) return flaw("", "the member steps is missing");
  std::set<std::string> used_columns;
  std::vector<ScenarioCase> cases;
  const std::vector<json> rows = table->empty() ? std::vector<json>{json::object()} : *table;
  for (const json& row : rows) {
    auto read = read_case(scenario, row, context, used_columns);
    if (!read) {
      const std::string name = row.value("case", "");
      const std::string of_case = name.empty() ? "" : fmt::format(" (in the case {})", name);
      return flaw(read.error().place, read.error().reason + of_case);
    }
    cases.push_back(*std::move(read));
  }
  for (const auto& [column, cell] : rows.front().items()) {
    if (column != "case" && !used_columns.contains(column)) {
      return flaw("/cases", fmt::format("no step uses the column {}", column));
    }
  }
  return cases;
}

Read<Scenario> read_scenario(const json& value, const Worlds& worlds, StepContext context) {
  if (auto known = only_members(value, "",
                                {"requirement", "summary", "source", "needs", "names", "idle",
                                 "world", "cases", "steps"});
      !known) {
    return std::unexpected(known.error());
  }
  Scenario scenario;
  for (const auto& [name, slot] :
       {std::pair{"requirement", &scenario.requirement}, std::pair{"summary", &scenario.summary},
        std::pair{"source", &scenario.source}}) {
    auto text = text_member(value, name, "");
    if (!text) return std::unexpected(text.error());
    *slot = *std::move(text);
  }
  const auto& known = context.vocabulary->requirements;
  if (!known.empty() && !known.contains(scenario.requirement)) {
    return flaw("/requirement", fmt::format("{} is no requirement", scenario.requirement));
  }
  auto needs = read_needs(value, *context.vocabulary);
  if (!needs) return std::unexpected(needs.error());
  scenario.needs = *std::move(needs);
  if (auto variation = read_variation(value, scenario); !variation) {
    return std::unexpected(variation.error());
  }
  if (value.contains("world")) {
    const auto name = text_member(value, "world", "");
    if (!name) return std::unexpected(name.error());
    const auto world = worlds.find(*name);
    if (world == worlds.end()) return flaw("/world", fmt::format("there is no world {}", *name));
    scenario.world = world->second.world;
    context = world->second.after;
  }
  context.requirement = scenario.requirement;
  auto cases = read_cases(value, context);
  if (!cases) return std::unexpected(cases.error());
  scenario.cases = *std::move(cases);
  return scenario;
}

Read<LoadedWorld> read_world(const json& value, const std::string& name, StepContext context) {
  if (auto known = only_members(value, "", {"summary", "source", "steps"}); !known) {
    return std::unexpected(known.error());
  }
  if (auto summary = text_member(value, "summary", ""); !summary) {
    return std::unexpected(summary.error());
  }
  if (!value.contains("steps")) return flaw("", "the member steps is missing");
  auto steps = read_steps(value["steps"], "/steps", context);
  if (!steps) return std::unexpected(steps.error());
  return LoadedWorld{std::make_shared<World>(World{name, *std::move(steps)}), std::move(context)};
}

// `dir` is the folder of scenarios.
StepContext first_context(const fs::path& dir, const Vocabulary& vocabulary) {
  StepContext context;
  context.vocabulary = &vocabulary;
  context.names.files = dir.lexically_normal() / "..";
  return context;
}

std::expected<Worlds, BadInput> read_worlds(const fs::path& dir, const StepContext& context) {
  Worlds worlds;
  std::error_code error;
  if (!fs::is_directory(dir, error)) return worlds;
  const auto files = json_files(dir);
  if (!files) return std::unexpected(files.error());
  for (const fs::path& file : *files) {
    const auto value = read_json_file(file);
    if (!value) return std::unexpected(value.error());
    const std::string name = file.stem().string();
    auto world = read_world(*value, name, context);
    if (!world) return in_file(file, world.error());
    worlds.emplace(name, *std::move(world));
  }
  return worlds;
}

}  // namespace

std::set<std::string> requirements_of(const Scenario& scenario) {
  std::set<std::string> ids;
  for (const ScenarioCase& one : scenario.cases) {
    for (const Step& step : one.steps) {
      if (step.is_judging()) ids.insert(step.requirement);
    }
  }
  return ids;
}

std::expected<std::vector<Scenario>, BadInput> load_scenarios(const fs::path& dir,
                                                              const Vocabulary& vocabulary) {
  const StepContext context = first_context(dir, vocabulary);
  const auto worlds = read_worlds(dir / "worlds", context);
  if (!worlds) return std::unexpected(worlds.error());
  const auto files = json_files(dir);
  if (!files) return std::unexpected(files.error());
  std::vector<Scenario> scenarios;
  for (const fs::path& file : *files) {
    const fs::path relative = file.lexically_relative(dir);
    if (*relative.begin() == "worlds") continue;
    if (std::distance(relative.begin(), relative.end()) != 2) {
      return std::unexpected(BadInput{file.string(), "", "not of the form PROFILE/NAME.json"});
    }
    const auto value = read_json_file(file);
    if (!value) return std::unexpected(value.error());
    auto scenario = read_scenario(*value, *worlds, context);
    if (!scenario) return in_file(file, scenario.error());
    scenario->name = (relative.parent_path() / relative.stem()).generic_string();
    scenarios.push_back(*std::move(scenario));
  }
  std::ranges::sort(scenarios, {}, &Scenario::name);
  return scenarios;
}

std::expected<std::vector<std::shared_ptr<const World>>, BadInput> load_worlds(
    const fs::path& dir) {
  const Vocabulary any;
  const auto loaded = read_worlds(dir / "worlds", first_context(dir, any));
  if (!loaded) return std::unexpected(loaded.error());
  std::vector<std::shared_ptr<const World>> worlds;
  for (const auto& [name, one] : *loaded) worlds.push_back(one.world);
  return worlds;
}

}  // namespace cmk::harness
