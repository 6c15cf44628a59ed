// Runs the suite, then exploring against each mutant that is compiled in (mutate.py). Of the
// sources as they are it says only that both pass.
//
// Writes a line of JSON each: {"stage", "reached": [number…]} when a stage has passed with no
// mutant on, then {"stage", "mutant", "ending", "by"} for each mutant that it reaches and that no
// stage before has told; at last {"stage": "deviants", "reached"}, what the deviants reach. Exit 1
// when a stage does not pass with no mutant on: then nothing is worth telling.
#include <cstdio>
#include <exception>
#include <nlohmann/json.hpp>
#include <set>

#include "harness/cli/harness_rows.h"
#include "harness/cli/wiring.h"
#include "harness/mutation/explore_stage.h"
#include "harness/mutation/stage.h"

namespace cmk::mutation {
namespace {

using nlohmann::ordered_json;

constexpr std::uint64_t kTraces = 2000;  // of exploring, in each timing

struct Arguments {
  cli::Globals globals;
  int count = 0;
  int jobs = 2;
};

std::string text_of(const harness::Check& check) {
  return check.requirement + " " + check.scenario +
         (check.caseName.empty() ? "" : "/" + check.caseName);
}

// The first check that is not passed.
std::string first_failed(const std::vector<harness::Check>& checks) {
  for (const harness::Check& check : checks) {
    if (check.status != harness::CheckStatus::passed) return text_of(check);
  }
  return checks.empty() ? "no checks" : "";
}

// One scenario on a target of its own.
std::string run_scenario(const harness::DeviantSuite& suite, const harness::Scenario* scenario) {
  const auto target = suite.make_target({}, nullptr);
  const auto info = target->start();
  if (!info) return "the target did not start";
  harness::RunOptions options = suite.options;
  options.record = false;
  return first_failed(harness::run_suite({scenario}, *suite.rows, *target, *info, options).checks);
}

// The suite over the reference as the options have it, a scenario a part.
cli::Or<Stage> suite_stage(const cli::Data& data, const std::string& name, unsigned time_limit,
                           const cli::ReferenceOptions& options) {
  auto made = cli::deviant_suite(data, options);
  if (!made) return std::unexpected(made.error());
  const auto suite = std::make_shared<harness::DeviantSuite>(*std::move(made));
  Stage stage{"suite, " + name, time_limit};
  for (const harness::Scenario* scenario : harness::select(*suite->scenarios, *suite->rows, {})) {
    stage.parts.emplace_back([suite, scenario] { return run_scenario(*suite, scenario); });
  }
  return stage;
}

cli::ReferenceOptions with_crypto(const std::string& crypto) {
  cli::ReferenceOptions options;
  options.crypto = crypto;
  return options;
}

cli::ReferenceOptions with_timing(const std::string& timing) {
  cli::ReferenceOptions options = with_crypto("model");
  options.timing = timing;
  return options;
}

cli::Or<Stage> option_stage(const cli::Data& data, const std::string& option) {
  cli::ReferenceOptions options = with_crypto("model");
  const auto known = options.options.set(option);
  if (!known) return cli::stop(cli::ExitCode::usage, known.error());
  return suite_stage(data, option, 20, options);
}

// The checks of the crypto backends, which open the files of keys, too.
cli::Or<Stage> backends_stage(const cli::Data& data) {
  const auto tools = cli::make_tools({"openssl", "boringssl"}, data.folder);
  if (!tools) return std::unexpected(tools.error());
  const Part part = [backends = tools->backends, folder = data.folder]() -> std::string {
    const auto checks = cli::run_harness_rows(backends[0], backends[1], folder);
    return checks ? first_failed(*checks) : "the rows of the backends do not run";
  };
  return Stage{"backends", 60, {part}};
}

// What CI runs the suite with, over the model of the crypto.
cli::Or<std::vector<Stage>> model_stages(const cli::Data& data) {
  std::vector<cli::Or<Stage>> made = {suite_stage(data, "earliest", 20, with_crypto("model"))};
  for (const std::string timing : {"latest", "random"}) {
    made.push_back(suite_stage(data, timing, 20, with_timing(timing)));
  }
  for (const std::string option :
       {"revoked-allows-identity-repair", "vcore-status-stays-ready", "renewal=3600"}) {
    made.push_back(option_stage(data, option));
  }
  std::vector<Stage> stages;
  for (cli::Or<Stage>& stage : made) {
    if (!stage) return std::unexpected(stage.error());
    stages.push_back(*std::move(stage));
  }
  return stages;
}

// What `cmkconf explore` does with a target, in the timings of windows.
std::vector<Exploring> explorations() {
  std::vector<Exploring> all;
  for (const std::string timing : {"earliest", "latest", "random"}) {
    Exploring one{"explore, " + timing, with_timing(timing), 1, kTraces};
    one.reference.crypto = "repeatable";
    all.push_back(std::move(one));
  }
  return all;
}

// Only to see what a deviant alone runs: the code of planted faults is none of the reference's.
cli::Or<Stage> deviants_stage(const cli::Data& data) {
  auto suite = cli::deviant_suite(data, with_crypto("model"));
  if (!suite) return std::unexpected(suite.error());
  const Part part = [suite = *suite]() -> std::string {
    const auto report = harness::run_deviants(suite);
    return report && report->all_killed() ? "" : "a deviant survives";
  };
  return Stage{"deviants", 600, {part}};
}

void print_line(const ordered_json& json) {
  (void)std::puts(json.dump().c_str());
  (void)std::fflush(stdout);
}

std::string_view name_of(Ending ending) {
  switch (ending) {
    case Ending::survived:
      return "survived";
    case Ending::check:
      return "check";
    case Ending::crash:
      return "crash";
    case Ending::timeout:
      return "timeout";
  }
  return "";
}

// By mutant, the parts that reach it; a stop when the stage does not pass by itself.
cli::Or<Reach> reach_of(const Stage& stage, int count) {
  Survey result = survey(stage, count);
  if (result.verdict.ending != Ending::survived) {
    return cli::stop(cli::ExitCode::nonConformant,
                     stage.name + ": does not pass without a mutant: " +
                         std::string(name_of(result.verdict.ending)) + " " + result.verdict.by);
  }
  std::vector<int> numbers;
  for (int number = 1; number <= count; ++number) {
    if (!result.reach[static_cast<std::size_t>(number)].empty()) numbers.push_back(number);
  }
  print_line({{"stage", stage.name}, {"reached", numbers}});
  return std::move(result.reach);
}

// A job for each mutant that is reached and not told yet.
std::vector<Job> jobs_of(const Stage& stage, const Reach& reach, const std::set<int>& told) {
  std::vector<Job> jobs;
  for (std::size_t number = 1; number < reach.size(); ++number) {
    const int mutant = static_cast<int>(number);
    if (!reach[number].empty() && !told.contains(mutant)) {
      jobs.push_back({mutant, &stage, reach[number]});
    }
  }
  return jobs;
}

std::set<int> numbers_of(const Reach& reach) {
  std::set<int> numbers;
  for (std::size_t number = 0; number < reach.size(); ++number) {
    if (!reach[number].empty()) numbers.insert(static_cast<int>(number));
  }
  return numbers;
}

// All stages, one after the other; a mutant that one has told is no matter of the next.
class Run {
 public:
  explicit Run(const Arguments& arguments) : arguments_(arguments) {}

  [[nodiscard]] cli::Or<void> over_all(const Stage& stage) {
    const auto reached = run_stage(stage, told_);
    return reached ? cli::Or<void>() : std::unexpected(reached.error());
  }

  cli::Or<void> over_model(const std::vector<Stage>& stages) {
    for (const Stage& stage : stages) {
      const auto reached = run_stage(stage, told_);
      if (!reached) return std::unexpected(reached.error());
      over_model_.insert(reached->begin(), reached->end());
    }
    return {};
  }

  // What was asked over the model and by no backend is no cryptography: over a library it acts
  // alike.
  cli::Or<void> over_libraries(const Stage& backends, const Stage& suite) {
    const auto reached = run_stage(backends, told_);
    if (!reached) return std::unexpected(reached.error());
    for (const int mutant : *reached) over_model_.erase(mutant);
    std::set<int> left_out = told_;
    left_out.insert(over_model_.begin(), over_model_.end());
    const auto last = run_stage(suite, left_out);
    return last ? cli::Or<void>() : std::unexpected(last.error());
  }

 private:
  // Gives the mutants that are reached.
  cli::Or<std::set<int>> run_stage(const Stage& stage, const std::set<int>& left_out);

  const Arguments& arguments_;
  std::set<int> told_;
  std::set<int> over_model_;
};

cli::Or<std::set<int>> Run::run_stage(const Stage& stage, const std::set<int>& left_out) {
  const auto reach = reach_of(stage, arguments_.count);
  if (!reach) return std::unexpected(reach.error());
  std::vector<Job> jobs = jobs_of(stage, *reach, left_out);
  // A number that no mutant has is run among them, in all parts: it must survive.
  Job none{arguments_.count + 1, &stage, {}};
  for (std::size_t part = 0; part < stage.parts.size(); ++part) none.parts.push_back(part);
  jobs.push_back(none);
  bool sound = true;
  run_jobs(jobs, arguments_.jobs, [&](const Job& job, const Verdict& verdict) {
    const bool survived = verdict.ending == Ending::survived;
    if (job.mutant == none.mutant) {
      sound = survived;
      return;
    }
    if (!survived) told_.insert(job.mutant);
    print_line({{"stage", stage.name},
                {"mutant", job.mutant},
                {"ending", name_of(verdict.ending)},
                {"by", verdict.by}});
  });
  if (sound) return numbers_of(*reach);
  return cli::stop(cli::ExitCode::nonConformant, stage.name + ": fails without a mutant");
}

cli::Or<void> run_all(const Arguments& arguments) {
  const auto data = cli::load_data(arguments.globals);
  if (!data) return std::unexpected(data.error());
  const auto model = model_stages(*data);
  if (!model) return std::unexpected(model.error());
  const auto backends = backends_stage(*data);
  if (!backends) return std::unexpected(backends.error());
  const auto library = suite_stage(*data, "OpenSSL", 120, with_crypto("openssl"));
  if (!library) return std::unexpected(library.error());
  Run run(arguments);
  if (const auto done = run.over_model(*model); !done) return done;
  if (const auto done = run.over_libraries(*backends, *library); !done) return done;
  // Each is made when its turn comes: what it has recorded takes room.
  for (const Exploring& exploring : explorations()) {
    const auto stage = explore_stage(*data, exploring);
    if (!stage) return std::unexpected(stage.error());
    if (const auto done = run.over_all(*stage); !done) return done;
  }
  const auto deviants = deviants_stage(*data);
  if (!deviants) return std::unexpected(deviants.error());
  const auto reach = reach_of(*deviants, arguments.count);
  return reach ? cli::Or<void>() : std::unexpected(reach.error());
}

int fail(const std::string& line, cli::ExitCode code) {
  (void)std::fprintf(stderr, "run_mutants: %s\n", line.c_str());
  return static_cast<int>(code);
}

int run_program(int argc, char** argv) {
  Arguments arguments;
  CLI::App program{"Runs the suite and exploring against each mutant that is compiled in",
                   "run_mutants"};
  program.add_option("--data", arguments.globals.data, "The conformance folder");
  program.add_option("--count", arguments.count, "The highest number of a mutant");
  program.add_option("--jobs", arguments.jobs, "Processes at a time")->check(CLI::Range(1, 64));
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : static_cast<int>(cli::ExitCode::usage);
  }
  const auto done = run_all(arguments);
  return done ? 0 : fail(done.error().line, done.error().code);
}

}  // namespace
}  // namespace cmk::mutation

int main(int argc, char** argv) {
  try {
    return cmk::mutation::run_program(argc, argv);
  } catch (const std::exception& error) {
    return cmk::mutation::fail(error.what(), cmk::cli::ExitCode::harnessFault);
  }
}
