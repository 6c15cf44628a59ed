// cmkconf explore: random traces in lockstep with the reference.
#include <fmt/format.h>

#include <cstdio>

#include "harness/cli/found_trace.h"
#include "harness/cli/numbers.h"
#include "harness/explore/capture.h"
#include "harness/explore/pursue.h"
#include "harness/protocol/model.h"
#include "harness/report/console.h"

namespace cmk::cli {
namespace {

constexpr const char* kModel = "repeatable";
constexpr std::size_t kUnrepeatedMax = 10;  // more say no more

// A trace of a larger seed could be saved and not be read: JSON holds no larger number.
constexpr std::uint64_t kFirstSeedMax = kSeedMax - kRunsMax;

struct ExploreArguments {
  ReferenceOptions reference;
  std::string target = "builtin";
  std::string crypto = "both";
  std::string timing;  // "" for each of the three
  std::uint64_t runs = 2000;
  std::uint64_t length = 64;
  std::string world;  // "" for all
  std::string out = "explore";
  bool stats = false;
  std::chrono::milliseconds timeout{10'000};

  [[nodiscard]] bool builtin() const { return target == "builtin"; }
};

// A difference that did not show itself when the same was done again.
struct Unrepeated {
  std::uint64_t seed = 0;
  std::string what;
};

// What one pass over the seeds came to.
struct Pass {
  std::string name;  // "openssl beside boringssl, earliest"
  explore::Stats stats;
  std::uint64_t num_undecided = 0;
  std::uint64_t num_unsupported = 0;  // traces ended by an operation that the target lacks
  bool is_anything_judged = true;
  std::vector<Unrepeated> unrepeated;
  std::optional<explore::Counterexample> found;

  void add(const explore::TraceRun& made) {
    num_undecided += made.is_undecided ? 1 : 0;
    num_unsupported += made.is_unsupported ? 1 : 0;
    is_anything_judged = is_anything_judged || made.num_judged > 0;
  }
  [[nodiscard]] bool is_ended() const { return found || unrepeated.size() >= kUnrepeatedMax; }
};

std::string told(const Pass& pass) {
  std::string text =
      fmt::format("{}: {} traces, {} operations, {}\n", pass.name, pass.stats.num_traces,
                  pass.stats.num_operations, pass.found ? "a difference" : "no difference");
  if (pass.num_undecided > 0) {
    text +=
        fmt::format("  {} traces left undecided: what is open can be neither followed nor tried\n",
                    pass.num_undecided);
  }
  if (pass.num_unsupported > 0) {
    text += fmt::format("  {} traces ended early: the target does not support an operation\n",
                        pass.num_unsupported);
  }
  if (!pass.is_anything_judged) text += "  nothing was compared: every trace ended in its world\n";
  for (const Unrepeated& one : pass.unrepeated) {
    text += fmt::format("  seed {}: a difference that a second run of the same did not show: {}\n",
                        one.seed, one.what);
  }
  return text;
}

// The share of accepted operations, what was done how often, and what was never reached.
std::string told(const explore::Stats& stats) {
  std::string text =
      fmt::format("{} traces, {} operations, {:.1f} % accepted, {} jumps in time\n",
                  stats.num_traces, stats.num_operations,
                  100.0 * static_cast<double>(stats.num_accepted) /
                      static_cast<double>(std::max<std::uint64_t>(1, stats.num_operations)),
                  stats.num_jumps);
  std::size_t index = 0;
  for (const harness::OperationModel& operation : harness::operation_models()) {
    const explore::Stats::Count& count = stats.by_operation[index++];
    text += fmt::format("  {:<32}{:>8} accepted{:>8} refused", operation.method, count.accepted,
                        count.refused);
    for (const auto& [reason, number] : count.reasons) {
      text += fmt::format(", {} {}", info(reason).name, number);
    }
    text += '\n';
  }
  const auto reached = stats.by_reason();
  for (const ReasonInfo& reason : reasons()) {
    if (!reached.contains(reason.reason))
      text += fmt::format("  never refused with {}\n", reason.name);
  }
  return text;
}

class Exploration {
 public:
  Exploration(const ExploreArguments& arguments, const Data& data, const Globals& globals)
      : arguments_(arguments),
        data_(data),
        globals_(globals),
        where_{explore::worlds_of(data.scenarios), data.folder, arguments.world} {}

  Or<ExitCode> run() {
    const std::vector<std::string> timings =
        arguments_.timing.empty()
            ? std::vector<std::string>(kTimingNames.begin(), kTimingNames.end())
            : std::vector<std::string>{arguments_.timing};
    std::string text;
    bool is_decided = true;
    for (const std::string& timing :
         arguments_.builtin() ? timings : std::vector{timings.front()}) {
      auto pass = arguments_.builtin() ? one_builtin(timing) : one_target();
      if (!pass) return std::unexpected(pass.error());
      text += told(*pass);
      if (arguments_.stats) text += told(pass->stats);
      is_decided = is_decided && pass->unrepeated.empty() && pass->is_anything_judged;
      if (!pass->found) continue;
      const auto file = save_trace(pass->found->trace, arguments_.out);
      if (!file) return std::unexpected(file.error());
      return print(text + to_text(*pass->found) + next_steps(*file), ExitCode::nonConformant);
    }
    return print(text, is_decided ? ExitCode::conformant : ExitCode::incomplete);
  }

 private:
  // The reference by itself, or on one library beside the other.
  Or<Pass> one_builtin(const std::string& timing) {
    ReferenceOptions options = arguments_.reference;
    options.timing = timing;
    const std::vector<std::string> names = backends_of(arguments_.crypto);
    options.crypto = names.front() == "model" ? kModel : names.front();
    const std::string beside = names.size() > 1 ? names.back() : "";
    const auto lockstep = make_lockstep(options, beside, data_.folder);
    if (!lockstep) return std::unexpected(lockstep.error());
    const auto make_model = [&] { return lockstep->model({}); };
    const auto make_subject = [&] { return lockstep->subject({}); };
    auto arena = explore::make_arena(
        where_, make_model,
        beside.empty() ? std::function<System()>() : std::function<System()>(make_subject));
    if (!arena) return stop(ExitCode::badInput, arena.error());
    arena->length_max = arguments_.length;
    arena->is_repeatable = lockstep->is_repeatable;
    Pass pass;
    pass.name = fmt::format("{}, {}", fmt::join(names, " beside "), timing);
    explore::TraceSetting setting = explore::make_setting(where_, make_model);
    setting.watch.repeats = lockstep->is_repeatable;
    search(*arena, pass, [&](const explore::Finding& finding) {
      pass.found = pursue(*arena, finding, setting, make_subject, lockstep->model);
      if (pass.found) pass.found->trace.found_with = found_with(options, beside);
    });
    return pass;
  }

  // Ends where something is found and `pursue` shows it again.
  void search(const explore::Arena& arena, Pass& pass,
              const std::function<void(const explore::Finding&)>& pursue) {
    const auto take = [&](const std::optional<explore::Finding>& finding) {
      if (!finding) return;
      pursue(*finding);
      if (!pass.found) pass.unrepeated.push_back({finding->seed, finding->what});
    };
    take(explore::compare_worlds(arena));
    harness::Progress bar(stderr, static_cast<int>(arguments_.runs));
    for (std::uint64_t i = 0; i < arguments_.runs && !pass.is_ended(); ++i) {
      if (i % 16 == 0) bar.show(static_cast<int>(i), pass.name);
      take(explore::run_trace(arena, arguments_.reference.seed + i, pass.stats));
    }
    pass.num_undecided = pass.stats.num_undecided;
  }

  // An outside target beside the reference, whatever it chooses within windows.
  Or<Pass> one_target() {
    const auto target =
        command_target(arguments_.target, arguments_.timeout, arguments_.reference.seed);
    const auto started = target->start();
    if (!started) {
      return stop(ExitCode::incomplete, "the target does not start: " + started.error());
    }
    ReferenceOptions options = judge_of(arguments_.reference, *started);
    options.crypto = kModel;
    const auto model = make_reference(options, data_.folder);
    if (!model) return std::unexpected(model.error());
    const auto make_model = [&] { return (*model)({}); };
    auto arena = explore::make_arena(where_, make_model);
    if (!arena) return stop(ExitCode::badInput, arena.error());
    arena->length_max = arguments_.length;
    const explore::TraceSetting setting = explore::make_setting(where_, make_model);
    const auto watch = runner_options(*started);
    if (!watch) return stop(ExitCode::incomplete, watch.error());
    Pass pass;
    pass.name =
        fmt::format("the target beside the reference, from seed {}", arguments_.reference.seed);
    pass.is_anything_judged = false;
    harness::Progress bar(stderr, static_cast<int>(arguments_.runs));
    for (std::uint64_t i = 0; i < arguments_.runs && !pass.is_ended(); ++i) {
      bar.show(static_cast<int>(i), pass.name);
      explore::Trace trace = next_trace(*arena, arguments_.reference.seed + i, pass.stats);
      trace.found_with = found_with(options, "");
      const explore::TraceRun made = explore::run(trace, setting, *target, *watch);
      pass.add(made);
      if (made.divergence) {
        pass.found = pursue(trace, setting, *target, *watch, *model);
        if (!pass.found) pass.unrepeated.push_back({trace.seed, made.divergence->what});
      }
      if (const auto fault = target->fault()) return stop(ExitCode::harnessFault, fault->what);
    }
    return pass;
  }

  static explore::Trace next_trace(const explore::Arena& arena, std::uint64_t seed,
                                   explore::Stats& stats) {
    const explore::ModelTrace made = explore::model_trace(arena, seed);
    ++stats.num_traces;
    for (std::size_t i = 0; i < made.operations.size(); ++i) {
      stats.add(made.operations[i], made.outcomes[i]);
    }
    explore::Trace trace =
        capture(arena.model[made.world], made.operations, made.outcomes, arena.imports);
    trace.seed = seed;
    return trace;
  }

  // What to do with the file, in commands that can be pasted.
  [[nodiscard]] std::string next_steps(const std::filesystem::path& file) const {
    const std::string target = arguments_.builtin() ? "" : arguments_.target;
    return fmt::format(
        "  saved     {}\n  repeat    {}\n", file.string(),
        replay_line(file, {globals_.data, target,
                           std::chrono::duration<double>(arguments_.timeout).count()}));
  }

  const ExploreArguments& arguments_;
  const Data& data_;
  const Globals& globals_;
  explore::ExploreData where_;
};

Or<ExitCode> explore_all(const ExploreArguments& arguments, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  return Exploration(arguments, *data, globals).run();
}

}  // namespace

void add_explore(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<ExploreArguments>();
  CLI::App* command =
      program.add_subcommand("explore", "Random traces in lockstep with the reference");
  command->add_option("--target", arguments->target, "builtin, or the command of an adapter");
  add_count(*command, "--runs", arguments->runs, 1, kRunsMax, "How many traces");
  add_seed(*command, arguments->reference.seed,
           "Of the first trace, and the reference (default: 1, drawn for a target)", kFirstSeedMax);
  add_count(*command, "--length", arguments->length, 1, 10'000, "Operations in a trace, at most");
  command->add_option("--world", arguments->world, "The world that every trace starts in");
  command->add_option("--crypto", arguments->crypto, "both: one beside the other; or one alone")
      ->check(CLI::IsMember({"openssl", "boringssl", "both", "model"}));
  command->add_option("--timing", arguments->timing, "Where in a window; all three when absent")
      ->check(CLI::IsMember({"earliest", "latest", "random"}));
  command->add_option("--out", arguments->out, "Where a trace that shows something is put");
  add_timeout(*command, arguments->timeout, "Seconds for each answer of a target");
  command->add_flag("--stats", arguments->stats, "Tell what was done and what was reached");
  command->callback([command, arguments, &globals, &action] {
    if (arguments->target != "builtin" && command->count("--seed") == 0) {
      arguments->reference.seed = drawn_seed() % kFirstSeedMax;
    }
    action = [arguments, &globals] { return explore_all(*arguments, globals); };
  });
}

}  // namespace cmk::cli
