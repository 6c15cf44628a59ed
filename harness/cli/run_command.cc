// cmkconf run: the suite against the reference or an outside target.
#include <fmt/format.h>

#include <cstdio>
#include <set>

#include "harness/cli/harness_rows.h"
#include "harness/cli/numbers.h"
#include "harness/cli/redaction.h"
#include "harness/cli/suite_digests.h"
#include "harness/cli/verification.h"
#include "harness/cli/wiring.h"
#include "harness/report/console.h"
#include "harness/report/report_folder.h"
#include "harness/report/run_jsonl.h"
#include "harness/report/scope.h"
#include "harness/report/write_report.h"
#include "harness/suite/baseline.h"
#include "harness/suite/json_file.h"
#include "harness/suite/target_options.h"
#include "harness/suite/verdict.h"
#include "reference/core/text.h"

namespace cmk::cli {
namespace {

using harness::RunResult;
using harness::SuiteRun;

struct RunArguments {
  std::string target = "builtin";
  bool in_process = false;
  std::string crypto;
  std::vector<std::string> profiles;
  std::string filter;
  std::string baseline;
  std::string today_is;
  ReferenceOptions reference;  // whose crypto is set for each pass
  std::uint64_t seed = 1;
  bool is_seed_given = false;
  std::string shard = "1/1";
  bool fail_fast = false;
  std::string out;
  std::chrono::milliseconds timeout{10'000};
  bool json = false;
  int shard_index = 1;
  int shard_count = 1;

  [[nodiscard]] bool builtin() const { return target == "builtin"; }
};

// "I/N" with 1 <= I <= N.
Or<void> read_shard(RunArguments& arguments) {
  const auto parts = split(arguments.shard, '/');
  const auto count = parse_count(parts.back(), 1, 999'999);
  const auto index = parse_count(parts.front(), 1, count.value_or(0));
  if (parts.size() != 2 || !count || !index) {
    return stop(ExitCode::usage, "--shard: expected I/N with I from 1 to N");
  }
  arguments.shard_index = static_cast<int>(*index);
  arguments.shard_count = static_cast<int>(*count);
  return {};
}

Or<void> check_usage(RunArguments& arguments, const harness::Catalogue& catalogue) {
  if (!arguments.builtin() &&
      (!arguments.crypto.empty() || arguments.in_process || arguments.reference.fresh_keys ||
       !(arguments.reference.options == Options()))) {
    return stop(
        ExitCode::usage,
        "--crypto, --in-process, --fresh-keys and --option are for the builtin target alone");
  }
  for (const std::string& profile : arguments.profiles) {
    if (!catalogue.has_profile(profile)) {
      return stop(ExitCode::usage, fmt::format("--profile: there is no profile {}", profile));
    }
  }
  if (arguments.target.empty()) return stop(ExitCode::usage, "--target: an empty command");
  if (!arguments.today_is.empty() && !harness::is_date(arguments.today_is)) {
    return stop(ExitCode::usage, "--today: expected a day, as 2026-11-21");
  }
  if (const auto foreign = harness::foreign_in(arguments.out)) {
    return stop(ExitCode::usage, fmt::format("--out: {}", *foreign));
  }
  return read_shard(arguments);
}

// A run on the way: what the passes over the backends add to.
class Run {
 public:
  Run(const RunArguments& arguments, const Data& data) : arguments_(arguments), data_(data) {}

  Or<ExitCode> execute();

 private:
  Or<void> pass(const std::string& backend);
  Or<std::unique_ptr<harness::Target>> make_target(const ReferenceOptions& options);
  Or<void> name_suite();
  Or<void> add_harness_rows();
  Or<void> judge();
  Or<ExitCode> report();

  const RunArguments& arguments_;
  const Data& data_;
  Tools tools_;
  harness::Suite suite_;
  std::vector<SuiteRun> runs_;
  RunResult result_;
  std::string fault_;
};

Or<std::unique_ptr<harness::Target>> Run::make_target(const ReferenceOptions& options) {
  const std::chrono::milliseconds limit = arguments_.timeout;
  if (!arguments_.builtin()) return command_target(arguments_.target, limit, options.seed);
  if (!arguments_.in_process) {
    return command_target(adapter_command(options, data_.folder), limit, options.seed);
  }
  auto make = make_reference(options, data_.folder);
  if (!make) return std::unexpected(make.error());
  return in_process_target(*make, {}, options, nullptr);
}

// One pass over the scenarios; `backend` is "" for an outside target.
Or<void> Run::pass(const std::string& backend) {
  ReferenceOptions reference = arguments_.reference;
  reference.crypto = backend;
  auto target = make_target(reference);
  if (!target) return std::unexpected(target.error());
  const auto info = (*target)->start();
  if (!info) {
    return stop(ExitCode::incomplete, "the target did not start: " + info.error());
  }
  result_.header.target = *info;
  const auto scenarios =
      harness::select(data_.scenarios, data_.rows, harness::selection_of(result_.header));
  result_.footer.checksExpected += harness::expected_checks(scenarios);
  harness::RunOptions options;
  options.seed = arguments_.reference.seed;
  options.backend = backend;
  options.fail_fast = arguments_.fail_fast;
  options.toolbox = tools_.toolbox.get();
  options.redaction = declared_redaction();
  harness::Progress bar(stderr, static_cast<int>(scenarios.size()));
  options.progress = [&](std::size_t done, const std::string& scenario) {
    bar.show(static_cast<int>(done), scenario);
  };
  runs_.push_back(harness::run_suite(scenarios, data_.rows, **target,
                                     harness::within_maxima(*info, data_.catalogue), options));
  if (const auto fault = (*target)->fault(); fault && fault_.empty()) fault_ = fault->what;
  harness::Conduct conduct = (*target)->stop();
  // A target may tell late what it was sent in a case that is long over.
  const auto redactor = options.redaction.redactor();
  for (std::string* const text : {&conduct.firstBreak, &conduct.end}) {
    *text = redactor->cleaned(*text);
  }
  result_.footer.conduct = result_.footer.conduct + conduct;
  return {};
}

// The rows that check the backends themselves belong to a run of the reference; filter and shard
// hold for them, too.
Or<void> Run::add_harness_rows() {
  const auto selected =
      harness::select_harness_checks(suite_, harness::selection_of(result_.header));
  if (selected.empty()) return {};
  auto checks = run_harness_rows(tools_.backends[0], tools_.backends[1], data_.folder);
  if (!checks) return std::unexpected(checks.error());
  std::set<std::string> wanted;
  for (const harness::Check& check : selected) wanted.insert(check.scenario);
  std::erase_if(*checks,
                [&](const harness::Check& check) { return !wanted.contains(check.scenario); });
  result_.footer.checksExpected += static_cast<int>(selected.size());
  runs_.push_back({*std::move(checks), {}});
  return {};
}

Or<void> Run::judge() {
  SuiteRun merged = harness::merge_runs(std::move(runs_));
  result_.checks = std::move(merged.checks);
  result_.exchanges = std::move(merged.exchanges);
  harness::conclude(result_, data_.catalogue, harness::extent_of(suite_, result_.header));
  if (arguments_.baseline.empty()) return {};
  const auto baseline = harness::load_baseline(arguments_.baseline, data_.catalogue);
  if (!baseline) return stop(baseline.error());
  auto outcome = harness::compare(*baseline, result_.checks,
                                  arguments_.today_is.empty() ? today() : arguments_.today_is);
  result_.footer.known = std::move(outcome.known);
  result_.footer.drift = std::move(outcome.drift);
  return {};
}

Or<ExitCode> Run::report() {
  const auto digest = digest_of(tools_.backends.front());
  harness::seal(result_, harness::transcript_jsonl(result_), digest);
  if (!arguments_.out.empty()) {
    const auto written = harness::write_report(result_, data_.catalogue, arguments_.out, digest);
    if (!written) {
      return stop(ExitCode::cannotWrite, written.error().file + ": " + written.error().reason);
    }
  }
  ExitCode code = harness::exit_code(data_.catalogue, result_);
  if (!fault_.empty()) {
    note("a call could not be sent: " + fault_);
    code = harness::worse(code, ExitCode::harnessFault);
  }
  if (result_.footer.checksExpected == 0) {
    note("no scenario is selected");
    code = harness::worse(code, ExitCode::incomplete);
  }
  const std::string text = arguments_.json ? harness::footer_json(result_.footer).dump(2) + "\n"
                                           : harness::console_summary(result_, data_.catalogue);
  return print(text, code);
}

// The digests of the suite, and of the baseline, for the header.
Or<void> Run::name_suite() {
  const auto digest = digest_of(tools_.backends.front());
  auto digests = suite_digests(data_.folder, digest);
  if (!digests) return std::unexpected(digests.error());
  result_.header.suite = *std::move(digests);
  auto suite = suite_of(data_);
  if (!suite) return std::unexpected(suite.error());
  suite_ = *std::move(suite);
  if (arguments_.baseline.empty()) return {};
  const auto baseline = harness::read_file(arguments_.baseline);
  if (!baseline) return stop(baseline.error());
  result_.header.baseline = digest(*baseline);
  return {};
}

Or<ExitCode> Run::execute() {
  // A bad baseline is told before anything runs.
  if (!arguments_.baseline.empty()) {
    const auto baseline = harness::load_baseline(arguments_.baseline, data_.catalogue);
    if (!baseline) return stop(baseline.error());
  }
  auto tools = make_tools(backends_of(""), data_.folder);
  if (!tools) return std::unexpected(tools.error());
  tools_ = *std::move(tools);
  if (auto named = name_suite(); !named) return std::unexpected(named.error());
  harness::RunHeader& header = result_.header;
  header.version = kVersion;
  header.failFast = arguments_.fail_fast;
  header.targetCommand = arguments_.target;
  header.profiles = arguments_.profiles;
  header.filter = arguments_.filter;
  header.timing = arguments_.reference.timing;
  header.seed = arguments_.reference.seed;
  header.seedFixed = arguments_.is_seed_given;
  header.shardIndex = arguments_.shard_index;
  header.shardCount = arguments_.shard_count;
  const std::vector<std::string> backends =
      arguments_.builtin() ? backends_of(arguments_.crypto) : std::vector<std::string>{""};
  for (const std::string& backend : backends) {
    for (const BackendPtr& library : tools_.backends) {
      if (library->name() == backend) header.backends.emplace_back(backend, library->version());
    }
    if (auto passed = pass(backend); !passed) return std::unexpected(passed.error());
  }
  if (arguments_.builtin()) {
    if (auto added = add_harness_rows(); !added) return std::unexpected(added.error());
  }
  if (auto judged = judge(); !judged) return std::unexpected(judged.error());
  return report();
}

Or<ExitCode> run_action(RunArguments& arguments, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  if (auto usage = check_usage(arguments, data->catalogue); !usage) {
    return std::unexpected(usage.error());
  }
  const bool is_drawn = !arguments.is_seed_given && !arguments.builtin();
  arguments.reference.seed = is_drawn ? drawn_seed() : arguments.seed;
  return Run(arguments, *data).execute();
}

}  // namespace

void add_run(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<RunArguments>();
  CLI::App* command = program.add_subcommand("run", "Runs the suite and judges the target");
  command->add_option("--target", arguments->target, "builtin, or the command of an adapter");
  command->add_flag("--in-process", arguments->in_process, "The builtin target without a process");
  command
      ->add_option("--crypto", arguments->crypto, "Backend of the builtin target (default: both)")
      ->check(CLI::IsMember({"openssl", "boringssl", "both"}));
  command->add_option("--profile", arguments->profiles, "Only these profiles");
  command->add_option("--filter", arguments->filter,
                      "A glob on scenario names and requirement ids");
  add_path(*command, "--baseline", arguments->baseline, "A file of known failures");
  command->add_option("--today", arguments->today_is, "The day for the expiry of a baseline");
  add_choices(*command, arguments->reference);
  add_seed(*command, arguments->seed,
           "Of names, instants, secrets, the order of scenarios, and the builtin target (default: "
           "1 for the builtin target, drawn for any other)");
  command->add_option("--shard", arguments->shard, "I/N: every N-th scenario from the I-th on");
  command->add_flag("--fail-fast", arguments->fail_fast, "Stop at the first scenario not passed");
  add_path(*command, "--out", arguments->out, "The folder of the report");
  add_timeout(*command, arguments->timeout, "Seconds for each answer");
  command->add_flag("--fresh-keys", arguments->reference.fresh_keys,
                    "Generate keys, take none prepared");
  command->add_flag("--json", arguments->json, "Print the footer as JSON");
  command->callback([command, arguments, &globals, &action] {
    arguments->is_seed_given = command->count("--seed") > 0;
    action = [arguments, &globals] { return run_action(*arguments, globals); };
  });
}

}  // namespace cmk::cli
