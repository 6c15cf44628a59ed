#include "harness/cli/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "harness/protocol/model.h"
#include "harness/report/text.h"
#include "harness/suite/params_check.h"
#include "harness/suite/target_options.h"

namespace cmk::cli {
namespace {

namespace fs = std::filesystem;

bool is_data_folder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "profiles.json", ignored);
}

harness::Rows rows_of(const harness::Catalogue& catalogue) {
  harness::Rows rows;
  for (const harness::Requirement& row : catalogue.requirements) {
    rows[row.id] = {row.profile, {row.needs.begin(), row.needs.end()}};
  }
  return rows;
}

harness::Vocabulary vocabulary_of(const harness::Catalogue& catalogue) {
  harness::Vocabulary vocabulary;
  for (const auto& row : catalogue.requirements) vocabulary.requirements.insert(row.id);
  for (const auto& capability : catalogue.capabilities) {
    vocabulary.capabilities.insert(capability.name);
  }
  for (const auto& operation : harness::operation_models()) {
    vocabulary.methods.emplace(operation.method);
  }
  return vocabulary;
}

}  // namespace

std::unexpected<Stop> stop(ExitCode code, std::string line) {
  return std::unexpected(Stop{code, std::move(line)});
}
std::unexpected<Stop> stop(const harness::BadInput& bad) {
  return stop(ExitCode::badInput, to_string(bad));
}

fs::path program_file() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

Or<fs::path> data_folder(const std::string& given) {
  if (!given.empty()) {
    if (is_data_folder(given)) return fs::path(given);
    return stop(ExitCode::badInput, given + ": no conformance folder (it has no profiles.json)");
  }
  if (const char* named = std::getenv("CMKCONF_DATA"); named != nullptr && *named != '\0') {
    return data_folder(named);
  }
  for (fs::path at = program_file().parent_path(); at.has_relative_path(); at = at.parent_path()) {
    if (is_data_folder(at / "conformance")) return at / "conformance";
  }
  fs::path compiled_in = fs::path(CMK_SOURCE_DIR) / "conformance";
  if (is_data_folder(compiled_in)) return compiled_in;
  return stop(ExitCode::badInput, "no conformance folder found: name it with --data");
}

Or<Data> load_data(const Globals& globals) {
  auto folder = data_folder(globals.data);
  if (!folder) return std::unexpected(folder.error());
  auto catalogue = harness::load_catalogue(*folder);
  if (!catalogue) return stop(catalogue.error());
  auto scenarios = harness::load_scenarios(*folder / "scenarios", vocabulary_of(*catalogue));
  if (!scenarios) return stop(scenarios.error());
  harness::complete_options(*catalogue, *scenarios);
  if (const auto bad = harness::check_scenario_params(*scenarios, *folder / "scenarios"))
    return stop(*bad);
  harness::Rows rows = rows_of(*catalogue);
  return Data{*std::move(folder), *std::move(catalogue), std::move(rows), *std::move(scenarios)};
}

CLI::Option* add_path(CLI::App& command, const std::string& name, std::string& value,
                      const std::string& help) {
  return command.add_option(name, value, help)->check([](const std::string& given) {
    return given.empty() ? std::string("an empty name") : std::string();
  });
}

Or<ExitCode> print(const std::string& text, ExitCode code) {
  const std::string shown = harness::for_terminal(text);
  if (std::fwrite(shown.data(), 1, shown.size(), stdout) != shown.size() ||
      std::fflush(stdout) != 0) {
    return stop(ExitCode::cannotWrite, "standard output cannot be written");
  }
  return code;
}

void note(const std::string& line) {
  std::string shown = harness::for_terminal("cmkconf: " + line);
  std::ranges::replace(shown, '\n', ' ');
  (void)std::fprintf(stderr, "%s\n", shown.c_str());
}

void ask(const std::string& question) {
  std::string shown = harness::for_terminal("cmkconf: " + question);
  std::ranges::replace(shown, '\n', ' ');
  (void)std::fprintf(stderr, "%s", shown.c_str());
}

}  // namespace cmk::cli
