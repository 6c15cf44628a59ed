// cmkconf deviants: the suite against every deviant.
#include <algorithm>
#include <cstdio>
#include <optional>

#include "harness/cli/explored_deviants.h"
#include "harness/cli/harness_rows.h"
#include "harness/cli/numbers.h"
#include "harness/cli/wiring.h"
#include "harness/report/console.h"

namespace cmk::cli {
namespace {

struct DeviantsArguments {
  ReferenceOptions reference;
  bool full = false;
  bool json = false;
  std::string filter;
  std::string by = "suite";
  std::uint64_t operations = 200'000;  // by explore: for each deviant
};

template <class Deviant>
bool is_selected(const DeviantsArguments& arguments, const Deviant& deviant) {
  return arguments.filter.empty() || harness::glob_matches(arguments.filter, deviant.name) ||
         harness::glob_matches(arguments.filter, deviant.requirement);
}

Or<ExitCode> run_explored(const DeviantsArguments& arguments, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  std::optional<harness::Progress> bar;
  ExploredOptions options{
      arguments.reference, arguments.operations,
      [&](const harness::Deviant& deviant) { return is_selected(arguments, deviant); },
      [&](int done, int all, const std::string& name) {
        if (!bar) bar.emplace(stderr, all);
        bar->show(done, name);
      }};
  const auto report = explore_deviants(*data, options);
  bar.reset();
  if (!report) return std::unexpected(report.error());
  if (report->deviants.empty()) return stop(ExitCode::incomplete, "no deviant is selected");
  const bool good =
      report->reference_passed && std::ranges::all_of(report->deviants, &ExploredDeviant::killed);
  return print(arguments.json ? to_json(*report).dump(2) + "\n" : to_text(*report),
               good ? ExitCode::conformant : ExitCode::nonConformant);
}

// The rows of kind `harness` that fail on the two libraries as they are.
std::vector<std::string> sound_failures(const std::filesystem::path& data) {
  const auto tools = make_tools(backends_of(""), data);
  if (!tools) return {tools.error().line};
  const auto checks = run_harness_rows(tools->backends[0], tools->backends[1], data);
  return checks ? failing_rows(*checks) : std::vector<std::string>{checks.error().line};
}

Or<ExitCode> run_all(const DeviantsArguments& arguments, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  auto suite = deviant_suite(*data, arguments.reference);
  if (!suite) return std::unexpected(suite.error());
  auto of_backends = harness_deviants(data->folder);
  if (!of_backends) return std::unexpected(of_backends.error());
  suite->harness_deviants = *std::move(of_backends);
  suite->full = arguments.full;
  const auto left_out = [&](const auto& deviant) { return !is_selected(arguments, deviant); };
  std::erase_if(suite->deviants, left_out);
  std::erase_if(suite->target_deviants, left_out);
  std::erase_if(suite->harness_deviants, left_out);
  const std::size_t all =
      suite->deviants.size() + suite->target_deviants.size() + suite->harness_deviants.size();
  if (all == 0) return stop(ExitCode::incomplete, "no deviant is selected");
  if (!suite->harness_deviants.empty()) {
    suite->sound_harness = [&] { return sound_failures(data->folder); };
  }
  harness::Progress bar(stderr, static_cast<int>(all));
  suite->progress = [&](std::size_t done, std::size_t /*all*/, const std::string& name) {
    bar.show(static_cast<int>(done), name);
  };
  const auto report = harness::run_deviants(*suite);
  if (!report) return stop(ExitCode::harnessFault, report.error());
  const bool good = report->reference_passed && report->all_killed();
  return print(arguments.json ? harness::to_json(*report).dump(2) + "\n" : to_text(*report),
               good ? ExitCode::conformant : ExitCode::nonConformant);
}

}  // namespace

void add_deviants(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<DeviantsArguments>();
  arguments->reference.crypto = "model";
  CLI::App* command = program.add_subcommand("deviants", "Runs the suite against every deviant");
  command->add_flag("--full", arguments->full, "The whole suite against each, and the matrix");
  command->add_option("--filter", arguments->filter, "A glob on deviants and requirements");
  command->add_option("--by", arguments->by, "What has to find them: the suite, or random traces")
      ->check(CLI::IsMember({"suite", "explore"}));
  add_count(*command, "--operations", arguments->operations, 1, kOperationsMax,
            "By explore: for each, at most");
  command->add_option("--crypto", arguments->reference.crypto, "Crypto of the deviants")
      ->check(CLI::IsMember({"openssl", "boringssl", "model"}));
  add_choices(*command, arguments->reference);
  add_seed(*command, arguments->reference.seed, "Of secrets and of the reference");
  command->add_flag("--json", arguments->json, "As JSON");
  command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] {
      return arguments->by == "explore" ? run_explored(*arguments, globals)
                                        : run_all(*arguments, globals);
    };
  });
}

}  // namespace cmk::cli
