// What the subcommands of cmkconf share.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "harness/suite/catalogue.h"
#include "harness/suite/runner.h"
#include "harness/suite/scenario_reader.h"

namespace cmk::cli {

using harness::ExitCode;

// Why a command ends early, and with which code. The text is one line.
struct Stop {
  ExitCode code;
  std::string line;
};
template <class T>
using Or = std::expected<T, Stop>;

[[nodiscard]] std::unexpected<Stop> stop(ExitCode code, std::string line);
[[nodiscard]] std::unexpected<Stop> stop(const harness::BadInput& bad);

// Options before the subcommand.
struct Globals {
  std::string data;  // the conformance folder; "" to look for it
};

// A subcommand adds itself to the program and, when it is chosen, leaves what to do in `action`,
// which main calls.
using Action = std::function<Or<ExitCode>()>;
// Adds an option that names a file or a folder: an empty name, as of a variable that is not set, is
// a mistake of usage (64) and not as if the option were absent.
CLI::Option* add_path(CLI::App& command, const std::string& name, std::string& value,
                      const std::string& help);

void add_run(CLI::App& program, const Globals& globals, Action& action);
void add_list(CLI::App& program, const Globals& globals, Action& action);
void add_explain(CLI::App& program, const Globals& globals, Action& action);
void add_adapter(CLI::App& program, const Globals& globals, Action& action);
void add_deviants(CLI::App& program, const Globals& globals, Action& action);
void add_explore(CLI::App& program, const Globals& globals, Action& action);
void add_replay(CLI::App& program, const Globals& globals, Action& action);
void add_promote(CLI::App& program, const Globals& globals, Action& action);
void add_vectors(CLI::App& program, const Globals& globals, Action& action);
void add_judge(CLI::App& program, const Globals& globals, Action& action);
void add_report(CLI::App& program, const Globals& globals, Action& action);
void add_generate(CLI::App& program, const Globals& globals, Action& action);

// The conformance folder: `given` when it is not empty, else $CMKCONF_DATA, else that of the tree
// the program was built in, looked for from the program's own place and then where it was compiled.
[[nodiscard]] Or<std::filesystem::path> data_folder(const std::string& given);

// The catalogue and the scenarios of the conformance folder.
struct Data {
  std::filesystem::path folder;
  harness::Catalogue catalogue;
  harness::Rows rows;
  std::vector<harness::Scenario> scenarios;
};
[[nodiscard]] Or<Data> load_data(const Globals& globals);

// The program writes to its streams through these three alone, which escape what a terminal must
// not get; see harness::for_terminal. The text of print() is that of people or JSON.
[[nodiscard]] Or<ExitCode> print(const std::string& text, ExitCode code);
// One line on standard error, "cmkconf: " before it.
void note(const std::string& line);
// A question on standard error; the line stays open.
void ask(const std::string& question);

// This program's own file.
[[nodiscard]] std::filesystem::path program_file();

inline constexpr const char* kVersion = CMK_VERSION;

}  // namespace cmk::cli
