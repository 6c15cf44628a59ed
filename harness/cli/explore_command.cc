// cmkconf explore: random traces in lockstep with the reference.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "harness/cli/numbers.h"
#include "harness/cli/wiring.h"
#include "harness/explore/capture.h"
#include "harness/explore/pursue.h"
#include "harness/protocol/model.h"
#include "harness/report/console.h"

namespace cmk::cli {
namespace {

constexpr const char* kModel = "repeatable";

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

// What one pass over the seeds came to.
struct Pass {
  std::string name;  // "openssl beside boringssl, earliest"
  explore::Stats stats;
  std::uint64_t num_undecided = 0;
  std::optional<explore::Counterexample> found;
};

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
  Exploration(const ExploreArguments& arguments, const Data& data)
      : arguments_(arguments),
        data_(data),
        where_{explore::worlds_of(data.scenarios), data.folder, arguments.world} {}

  Or<ExitCode> run() {
    const std::vector<std::string> timings =
        arguments_.timing.empty()
            ? std::vector<std::string>(kTimingNames.begin(), kTimingNames.end())
            : std::vector<std::string>{arguments_.timing};
    std::string text;
    for (const std::string& timing :
         arguments_.builtin() ? timings : std::vector{timings.front()}) {
      auto pass = arguments_.builtin() ? one_builtin(timing) : one_target();
      if (!pass) return std::unexpected(pass.error());
      text +=
          fmt::format("{}: {} traces, {} operations, {}\n", pass->name, pass->stats.num_traces,
                      pass->stats.num_operations, pass->found ? "a difference" : "no difference");
      if (pass->num_undecided > 0) {
        text += fmt::format("  {} traces left undecided: too many choices within windows\n",
                            pass->num_undecided);
      }
      if (arguments_.stats) text += told(pass->stats);
      if (!pass->found) continue;
      text += to_text(*pass->found);
      auto saved = save(*pass->found);
      if (!saved) return std::unexpected(saved.error());
      return print(text + *saved, ExitCode::nonConformant);
    }
    return print(text, ExitCode::conformant);
  }

 private:
  // The reference by itself, or on one library beside the other.
  Or<Pass> one_builtin(const std::string& timing) {
    ReferenceOptions first = arguments_.reference;
    first.timing = timing;
    const std::vector<std::string> names = backends_of(arguments_.crypto);
    first.crypto = names.front() == "model" ? kModel : names.front();
    const auto model = make_reference(first, data_.folder);
    if (!model) return std::unexpected(model.error());
    const auto make_model = [&] { return (*model)({}); };
    std::function<System()> make_subject;
    std::optional<MakeSystem> subject;
    if (names.size() > 1) {
      ReferenceOptions second = first;
      second.crypto = names.back();
      auto made = make_reference(second, data_.folder);
      if (!made) return std::unexpected(made.error());
      subject = *std::move(made);
      make_subject = [&] { return (*subject)({}); };
    }
    auto arena = explore::make_arena(where_, make_model, make_subject);
    if (!arena) return stop(ExitCode::badInput, arena.error());
    arena->length_max = arguments_.length;
    arena->is_repeatable = first.crypto == kModel;
    Pass pass{fmt::format("{}, {}", fmt::join(names, " beside "), timing), {}, 0, {}};
    const auto finding = search(*arena, pass);
    if (!finding) return pass;
    const explore::TraceSetting setting = explore::make_setting(where_, make_model);
    pass.found =
        pursue(*arena, *finding, setting, make_subject ? make_subject : make_model, *model);
    if (!pass.found) pass.found = as_found(*arena, *finding);
    return pass;
  }

  std::optional<explore::Finding> search(const explore::Arena& arena, Pass& pass) {
    if (auto finding = explore::compare_worlds(arena)) return finding;
    harness::Progress bar(stderr, static_cast<int>(arguments_.runs));
    for (std::uint64_t i = 0; i < arguments_.runs; ++i) {
      if (i % 16 == 0) bar.show(static_cast<int>(i), pass.name);
      auto finding = explore::run_trace(arena, arguments_.reference.seed + i, pass.stats);
      if (finding) return finding;
    }
    return std::nullopt;
  }

  // What another run of the same operations does not show: told as it was found.
  static explore::Counterexample as_found(const explore::Arena& arena,
                                          const explore::Finding& finding) {
    explore::Counterexample found;
    found.trace = capture(arena, finding);
    found.trace.law = finding.law == nullptr ? "" : finding.law->name;
    found.trace.what = finding.what;
    found.divergence.step = finding.operations.size() - 1;
    found.divergence.law = finding.law;
    found.divergence.what = finding.what;
    found.divergence.method = found.trace.steps.back().method;
    return found;
  }

  // An outside target beside the reference, whatever it chooses within windows.
  Or<Pass> one_target() {
    ReferenceOptions options = arguments_.reference;
    options.crypto = kModel;
    const auto model = make_reference(options, data_.folder);
    if (!model) return std::unexpected(model.error());
    const auto make_model = [&] { return (*model)({}); };
    auto arena = explore::make_arena(where_, make_model);
    if (!arena) return stop(ExitCode::badInput, arena.error());
    arena->length_max = arguments_.length;
    const explore::TraceSetting setting = explore::make_setting(where_, make_model);
    const auto target = command_target(arguments_.target, arguments_.timeout);
    if (const auto started = target->start(); !started) {
      return stop(ExitCode::incomplete, "the target does not start: " + started.error());
    }
    Pass pass{"the target beside the reference", {}, 0, {}};
    harness::Progress bar(stderr, static_cast<int>(arguments_.runs));
    for (std::uint64_t i = 0; i < arguments_.runs && !pass.found; ++i) {
      bar.show(static_cast<int>(i), pass.name);
      const explore::Trace trace = next_trace(*arena, arguments_.reference.seed + i, pass.stats);
      const explore::RunnerOptions watch{explore::Windows::adopted, 64};
      const explore::TraceRun made = explore::run(trace, setting, *target, watch);
      if (made.is_undecided) ++pass.num_undecided;
      if (made.divergence) pass.found = pursue(trace, setting, *target, watch, *model);
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

  // Writes the trace, and tells where and what to do with it.
  Or<std::string> save(const explore::Counterexample& found) {
    const std::filesystem::path file =
        std::filesystem::path(arguments_.out) / fmt::format("trace-{}.json", found.trace.seed);
    std::error_code error;
    std::filesystem::create_directories(arguments_.out, error);
    std::ofstream out(file, std::ios::binary);
    out << to_file(found.trace);
    out.close();
    if (error || !out) return stop(ExitCode::cannotWrite, file.string() + " cannot be written");
    const std::string target =
        arguments_.builtin() ? "" : fmt::format(" --target '{}'", arguments_.target);
    return fmt::format("  again     cmkconf replay {}{}\n", file.string(), target);
  }

  const ExploreArguments& arguments_;
  const Data& data_;
  explore::ExploreData where_;
};

Or<ExitCode> explore_all(const ExploreArguments& arguments, const Globals& globals) {
  const auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  return Exploration(arguments, *data).run();
}

}  // namespace

void add_explore(CLI::App& program, const Globals& globals, Action& action) {
  const auto arguments = std::make_shared<ExploreArguments>();
  CLI::App* command =
      program.add_subcommand("explore", "Random traces in lockstep with the reference");
  command->add_option("--target", arguments->target, "builtin, or the command of an adapter");
  add_count(*command, "--runs", arguments->runs, 1, kRunsMax, "How many traces");
  add_seed(*command, arguments->reference.seed, "Of the first trace, and the reference",
           kSeedMax - kRunsMax);
  add_count(*command, "--length", arguments->length, 1, 10'000, "Operations in a trace, at most");
  command->add_option("--world", arguments->world, "The world that every trace starts in");
  command->add_option("--crypto", arguments->crypto, "both: one beside the other; or one alone")
      ->check(CLI::IsMember({"openssl", "boringssl", "both", "model"}));
  command->add_option("--timing", arguments->timing, "Where in a window; all three when absent")
      ->check(CLI::IsMember({"earliest", "latest", "random"}));
  command->add_option("--out", arguments->out, "Where a trace that shows something is put");
  add_timeout(*command, arguments->timeout, "Seconds for each answer of a target");
  command->add_flag("--stats", arguments->stats, "Tell what was done and what was reached");
  command->callback([arguments, &globals, &action] {
    action = [arguments, &globals] { return explore_all(*arguments, globals); };
  });
}

}  // namespace cmk::cli
