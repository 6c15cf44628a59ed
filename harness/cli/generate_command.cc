// cmkconf generate: PROTOCOL.md and the schemas, from the declarations.
#include "harness/cli/command.h"
#include "harness/protocol/document.h"

namespace cmk::cli {
namespace {

Or<ExitCode> generate(const Globals& globals) {
  const auto data = data_folder(globals.data);
  if (!data) return std::unexpected(data.error());
  const auto written = harness::write_protocol(*data);
  if (!written) return stop(ExitCode::cannotWrite, written.error());
  return ExitCode::conformant;
}

}  // namespace

void add_generate(CLI::App& program, const Globals& globals, Action& action) {
  CLI::App* command = program.add_subcommand("generate", "Writes PROTOCOL.md and the schemas");
  command->callback([&globals, &action] { action = [&globals] { return generate(globals); }; });
}

}  // namespace cmk::cli
