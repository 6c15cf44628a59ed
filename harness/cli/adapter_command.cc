// cmkconf adapter: the reference, or a deviant of it, behind the protocol on standard input and
// output.
#include <fmt/format.h>
#include <unistd.h>

#include "harness/cli/numbers.h"
#include "harness/cli/wiring.h"
#include "harness/protocol/adapter.h"
#include "harness/protocol/reference_implementation.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

struct AdapterArguments {
  ReferenceOptions reference;
  std::string deviant;
};

Or<ExitCode> serve(const AdapterArguments& arguments, const Globals& globals) {
  Override deviation;
  const auto deviants = harness::deviants_of(all_rules());
  if (!arguments.deviant.empty()) {
    const harness::Deviant* deviant = harness::find_deviant(deviants, arguments.deviant);
    if (deviant == nullptr) {
      return stop(ExitCode::usage, fmt::format("there is no deviant {}", arguments.deviant));
    }
    deviation = deviant->deviation;
  }
  const auto data = data_folder(globals.data);
  if (!data) return std::unexpected(data.error());
  const auto make = make_reference(arguments.reference, *data);
  if (!make) return std::unexpected(make.error());
  harness::ReferenceImplementation reference(make_worlds(*make, deviation),
                                             reference_start(arguments.reference));
  harness::AdapterSession session(reference);
  if (!harness::serve_stdio(session, STDIN_FILENO, STDOUT_FILENO)) {
    return stop(ExitCode::harnessFault, "the conversation broke off");
  }
  return ExitCode::conformant;
}

}  // namespace

void add_adapter(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<AdapterArguments>();
  CLI::App* command = program.add_subcommand("adapter", "Serves the reference on stdio");
  command->add_option("--crypto", arguments->reference.crypto, "Its crypto library")
      ->check(CLI::IsMember({"openssl", "boringssl", "model"}));
  command->add_option("--deviant", arguments->deviant, "A deviant instead of the reference");
  add_choices(*command, arguments->reference);
  add_seed(*command, arguments->reference.seed, "Of identifiers, data keys and nonces");
  command->add_flag("--fresh-keys", arguments->reference.fresh_keys, "Generate keys");
  command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] { return serve(*arguments, globals); };
  });
}

}  // namespace cmk::cli
