// cmkconf: see `cmkconf --help`. Only chooses the subcommand; each has a file of its own.
#include <exception>
#include <sstream>

#include "harness/cli/command.h"
#include "harness/cli/signals.h"

namespace {

using cmk::cli::Action;
using cmk::cli::ExitCode;

int fail(const cmk::cli::Stop& stop) {
  if (!stop.line.empty()) cmk::cli::note(stop.line);
  return static_cast<int>(stop.code);
}

// Help and the version are no errors. Anything else names arguments, which are foreign text.
int tell(const CLI::App& program, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream ignored;
  if (program.exit(error, out, ignored) != 0) {
    return fail({ExitCode::usage, std::string(error.what()) + " (--help tells more)"});
  }
  const auto printed = cmk::cli::print(out.str(), ExitCode::conformant);
  return printed ? 0 : fail(printed.error());
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
    return tell(program, error);
  }
  const auto code = action();
  return code ? static_cast<int>(*code) : fail(code.error());
}

}  // namespace

int main(int argc, char** argv) {
  cmk::cli::prepare_process();
  try {
    return run_program(argc, argv);
  } catch (const std::exception& error) {
    return fail({ExitCode::harnessFault, error.what()});
  }
}
