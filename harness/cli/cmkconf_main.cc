// cmkconf: see `cmkconf --help`. Only chooses the subcommand; each has a file of its own.
#include <cstdio>
#include <exception>

#include "harness/cli/command.h"

namespace {

using cmk::cli::Action;
using cmk::cli::ExitCode;

int fail(const cmk::cli::Stop& stop) {
  if (!stop.line.empty()) (void)std::fprintf(stderr, "cmkconf: %s\n", stop.line.c_str());
  return static_cast<int>(stop.code);
}

int run_program(int argc, char** argv) {
  CLI::App program{
      "Tells whether an implementation of customer-managed keys keeps the documented rules.",
      "cmkconf"};
  program.set_version_flag("--version", cmk::cli::kVersion);
  program.require_subcommand(1);
  program.fallthrough();
  cmk::cli::Globals globals;
  program.add_option("--data", globals.data, "The conformance folder (default: looked for)");
  Action action;
  for (const auto add :
       {cmk::cli::add_run, cmk::cli::add_list, cmk::cli::add_explain, cmk::cli::add_adapter,
        cmk::cli::add_deviants, cmk::cli::add_explore, cmk::cli::add_replay, cmk::cli::add_promote,
        cmk::cli::add_vectors, cmk::cli::add_judge, cmk::cli::add_report, cmk::cli::add_generate}) {
    add(program, globals, action);
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  const auto code = action();
  return code ? static_cast<int>(*code) : fail(code.error());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run_program(argc, argv);
  } catch (const std::exception& error) {
    return fail({ExitCode::harnessFault, error.what()});
  }
}
