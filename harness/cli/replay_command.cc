// cmkconf replay: a trace once more; cmkconf promote: a trace as a scenario.
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "harness/cli/found_trace.h"
#include "harness/cli/numbers.h"
#include "harness/explore/promote.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

struct TraceArguments {
  ReferenceOptions reference;
  std::string trace;
  std::string target = "builtin";
  std::string deviant;
  std::chrono::milliseconds timeout{10'000};
  bool is_timing_given = false;  // else as the file says
  bool are_options_given = false;
  std::string requirement;  // promote
  std::string name;         // promote: of the scenario
  std::string out;          // promote: the folder of the file; "" for its place in the suite
  bool yes = false;         // promote: the suite may be written to without a question
};

// A trace, the reference that judges it, and the subject that does it.
struct Replay {
  Data data;
  explore::Trace trace;
  MakeSystem make;
  explore::TraceSetting setting;
  std::unique_ptr<harness::Target> subject;
  explore::RunnerOptions options;
};

Or<Override> deviation_of(const std::string& name) {
  if (name.empty()) return Override{};
  const auto deviants = harness::deviants_of(all_rules());
  const harness::Deviant* deviant = harness::find_deviant(deviants, name);
  if (deviant == nullptr) return stop(ExitCode::usage, "there is no deviant " + name);
  return deviant->deviation;
}

// The reference as the file names it, but for what is said on the command line.
Or<ReferenceOptions> reference_for(const TraceArguments& arguments, const explore::Trace& trace) {
  auto reference = reference_of(trace.found_with);
  if (!reference) {
    return stop(ExitCode::badInput,
                fmt::format("{}: foundWith: {}", arguments.trace, reference.error()));
  }
  if (arguments.is_timing_given) reference->timing = arguments.reference.timing;
  if (arguments.are_options_given) reference->options = arguments.reference.options;
  return *std::move(reference);
}

// The reference itself, or a deviant of it, in this process.
Or<void> prepare_builtin(const Override& deviation, const ReferenceOptions& reference,
                         Replay& replay) {
  const auto lockstep =
      make_lockstep(reference, replay.trace.found_with.beside, replay.data.folder);
  if (!lockstep) return std::unexpected(lockstep.error());
  replay.make = lockstep->model;
  replay.setting.watch.repeats = lockstep->is_repeatable;
  const auto make_subject = [make = lockstep->subject, deviation] { return make(deviation); };
  replay.subject = std::make_unique<explore::LawfulTarget>(make_subject, replay.setting.watch);
  return {};
}

// A target outside, which is judged as it declares.
Or<void> prepare_target(const TraceArguments& arguments, ReferenceOptions reference,
                        Replay& replay) {
  replay.subject = command_target(arguments.target, arguments.timeout);
  const auto started = replay.subject->start();
  if (!started) {
    return stop(ExitCode::incomplete, "the target does not start: " + started.error());
  }
  reference = judge_of(reference, *started);
  reference.crypto = "repeatable";
  auto options = runner_options(*started);
  if (!options) return stop(ExitCode::incomplete, options.error());
  replay.options = *std::move(options);
  const auto make = make_reference(reference, replay.data.folder);
  if (!make) return std::unexpected(make.error());
  replay.make = *make;
  return {};
}

Or<Replay> prepare(const TraceArguments& arguments, const Globals& globals) {
  auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  const auto deviation = deviation_of(arguments.deviant);
  if (!deviation) return std::unexpected(deviation.error());
  const auto worlds = explore::worlds_of(data->scenarios);
  auto trace = explore::read_trace(arguments.trace, worlds, data->folder);
  if (!trace) return stop(trace.error());
  Replay replay{*std::move(data), *std::move(trace), {}, {}, nullptr, {}};
  const auto reference = reference_for(arguments, replay.trace);
  if (!reference) return std::unexpected(reference.error());
  const auto ready = arguments.target == "builtin" ? prepare_builtin(*deviation, *reference, replay)
                                                   : prepare_target(arguments, *reference, replay);
  if (!ready) return std::unexpected(ready.error());
  replay.setting.worlds = worlds;
  replay.setting.files = replay.data.folder;
  replay.setting.make_model = [make = replay.make] { return make({}); };
  return replay;
}

Or<ExitCode> replay_trace(const TraceArguments& arguments, const Globals& globals) {
  auto replay = prepare(arguments, globals);
  if (!replay) return std::unexpected(replay.error());
  const explore::TraceRun made =
      explore::run(replay->trace, replay->setting, *replay->subject, replay->options);
  if (const auto fault = replay->subject->fault()) {
    return stop(ExitCode::harnessFault, fault->what);
  }
  if (!made.divergence) {
    const std::string end =
        made.is_undecided     ? "undecided: what is open can be neither followed nor tried"
        : made.is_unsupported ? "undecided: the target does not support the next one"
                              : "as the reference does it";
    return print(
        fmt::format("{}{} operations compared, {}\n", to_list(replay->trace), made.num_judged, end),
        made.is_undecided || made.is_unsupported ? ExitCode::incomplete : ExitCode::conformant);
  }
  const explore::Blame blame =
      explore::blame(replay->trace, replay->setting, *made.divergence, replay->make);
  return print(to_text(explore::Counterexample{replay->trace, *made.divergence, blame}),
               ExitCode::nonConformant);
}

// Whether some deviant, those of the requirement first, goes wrong in the trace.
bool tells_a_deviant(const Replay& replay, const std::string& requirement) {
  const auto fails = [&](const harness::Deviant& deviant) {
    explore::LawfulTarget subject([&] { return replay.make(deviant.deviation); },
                                  replay.setting.watch);
    return explore::run(replay.trace, replay.setting, subject, {}).divergence.has_value();
  };
  const auto deviants = harness::deviants_of(all_rules());
  const auto of_row = [&](const auto& deviant) { return deviant.requirement == requirement; };
  return std::ranges::any_of(deviants, [&](const auto& d) { return of_row(d) && fails(d); }) ||
         std::ranges::any_of(deviants, [&](const auto& d) { return !of_row(d) && fails(d); });
}

// Whether somebody at a terminal says yes.
bool is_agreed(const std::filesystem::path& file) {
  ask(fmt::format("write the scenario into the suite, as {}? [y/N] ", file.string()));
  std::string line;
  return std::getline(std::cin, line) && (line == "y" || line == "yes");
}

// Where the scenario goes: into the folder that was named, or, when that is agreed to, into the
// suite that every later run is judged by.
Or<std::filesystem::path> file_of(const TraceArguments& arguments,
                                  const std::filesystem::path& data, const std::string& profile) {
  const std::string name = arguments.name.empty()
                               ? std::filesystem::path(arguments.trace).stem().string()
                               : arguments.name;
  if (name.empty() || name.find('/') != std::string::npos || name.starts_with('.')) {
    return stop(ExitCode::usage, "--name: expected the name of a file without its folder");
  }
  const bool is_suite = arguments.out.empty();
  const std::filesystem::path folder =
      is_suite ? data / "scenarios" / profile : std::filesystem::path(arguments.out);
  const auto file = folder / (name + ".json");
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    return stop(ExitCode::cannotWrite, file.string() + " is there already");
  }
  if (!is_suite || arguments.yes) return file;
  if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0) {
    return stop(ExitCode::usage,
                fmt::format("promote writes into the suite, as {}: agree by --yes, or name "
                            "another folder by --out",
                            file.string()));
  }
  if (is_agreed(file)) return file;
  return stop(ExitCode::usage, "nothing was written");
}

Or<ExitCode> promote_trace(const TraceArguments& arguments, const Globals& globals) {
  auto replay = prepare(arguments, globals);
  if (!replay) return std::unexpected(replay.error());
  const harness::Requirement* row = replay->data.catalogue.find(arguments.requirement);
  if (row == nullptr) {
    return stop(ExitCode::usage, "there is no requirement " + arguments.requirement);
  }
  const auto file = file_of(arguments, replay->data.folder, row->profile);
  if (!file) return std::unexpected(file.error());
  const auto scenario = explore::promoted(
      replay->trace, replay->setting, row->id,
      fmt::format("Found by explore with seed {}: {}", replay->trace.seed, replay->trace.what),
      row->source);
  if (!scenario) return stop(ExitCode::badInput, arguments.trace + ": " + scenario.error());
  const bool outside = arguments.target != "builtin";
  const bool fails =
      outside ? explore::run(replay->trace, replay->setting, *replay->subject, replay->options)
                    .divergence.has_value()
              : tells_a_deviant(*replay, row->id);
  if (!fails) {
    return stop(ExitCode::badInput,
                fmt::format("{}: {} does as the reference does; a check that nobody fails is none",
                            arguments.trace, outside ? "the target" : "every deviant"));
  }
  std::ofstream out(*file, std::ios::binary);
  out << *scenario;
  out.close();
  if (!out) return stop(ExitCode::cannotWrite, file->string() + " cannot be written");
  return print(fmt::format("{}\n", file->string()), ExitCode::conformant);
}

}  // namespace

void add_replay(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<TraceArguments>();
  CLI::App* command = program.add_subcommand("replay", "Does a trace once more");
  command->add_option("trace", arguments->trace, "Its file")->required();
  command->add_option("--target", arguments->target, "builtin, or the command of an adapter");
  command->add_option("--deviant", arguments->deviant, "builtin: a deviant of the reference");
  add_timeout(*command, arguments->timeout, "Seconds for each answer of a target");
  add_choices(*command, arguments->reference);
  command->callback([command, arguments, &globals, &action] {
    arguments->is_timing_given = command->count("--timing") > 0;
    arguments->are_options_given = command->count("--option") > 0;
    action = [arguments, &globals] { return replay_trace(*arguments, globals); };
  });
}

void add_promote(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<TraceArguments>();
  CLI::App* command = program.add_subcommand("promote", "Makes a scenario of a trace");
  command->add_option("trace", arguments->trace, "Its file")->required();
  command->add_option("requirement", arguments->requirement, "The row that it judges")->required();
  command->add_option("--name", arguments->name, "Of the scenario (default: the trace's file)");
  command->add_option("--out", arguments->out, "The folder of the file (default: in the suite)");
  command->add_flag("--yes", arguments->yes, "Write into the suite without a question");
  command->add_option("--target", arguments->target, "An adapter that fails it");
  add_timeout(*command, arguments->timeout, "Seconds for each answer of a target");
  command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] { return promote_trace(*arguments, globals); };
  });
}

}  // namespace cmk::cli
