// Exploring: operations a second of the volume driver with every law, of lockstep, and through the
// adapter, beside what RapidCheck's own state test of a trivial model does in the same run.
#include <benchmark/benchmark.h>
#include <rapidcheck.h>
#include <rapidcheck/state.h>

#include "harness/cli/wiring.h"
#include "harness/explore/capture.h"

namespace cmk::bench {
namespace {

struct Counter {
  int value = 0;
};
struct Increment : rc::state::Command<Counter, Counter> {
  void apply(Counter& model) const override { ++model.value; }
  void run(const Counter& before, Counter& sut) const override {
    ++sut.value;
    RC_ASSERT(sut.value == before.value + 1);
  }
};

void rapidcheck_state(benchmark::State& state) {
  std::int64_t num_commands = 0;
  std::uint64_t seed = 1;
  for (auto _ : state) {
    const auto commands =
        rc::state::gen::commands(Counter(), rc::state::gen::execOneOfWithArgs<Increment>())(
            rc::Random(seed++), 100)
            .value();
    Counter sut;
    rc::state::runAll(commands, Counter(), sut);
    num_commands += static_cast<std::int64_t>(commands.size());
  }
  state.SetItemsProcessed(num_commands);
}
BENCHMARK(rapidcheck_state)->Name("RapidCheck, trivial model");

struct Exploration {
  cli::Data data = cli::load_data({}).value();
  cli::MakeSystem make = [this] {
    cli::ReferenceOptions options;
    options.crypto = "repeatable";
    return cli::make_reference(options, data.folder).value();
  }();
  std::function<System()> reference = [this] { return make({}); };
  explore::ExploreData where{explore::worlds_of(data.scenarios), data.folder, ""};
};
Exploration& exploration() {
  static Exploration made;
  return made;
}

void explore_traces(benchmark::State& state, const explore::Arena& arena) {
  explore::Stats stats;
  std::uint64_t seed = 1;
  for (auto _ : state) {
    if (explore::run_trace(arena, seed++, stats)) return state.SkipWithError("a finding");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(stats.num_operations));
}
void volume(benchmark::State& state) {
  Exploration& all = exploration();
  explore_traces(state, explore::make_arena(all.where, all.reference).value());
}
BENCHMARK(volume)->Name("volume, every law");

void lockstep(benchmark::State& state) {
  Exploration& all = exploration();
  explore_traces(state, explore::make_arena(all.where, all.reference, all.reference).value());
}
BENCHMARK(lockstep)->Name("lockstep in process, every law");

void adapter(benchmark::State& state) {
  Exploration& all = exploration();
  const explore::Arena arena = explore::make_arena(all.where, all.reference).value();
  const explore::TraceSetting setting = explore::make_setting(all.where, all.reference);
  const auto target =
      cli::command_target(std::string(CMK_BIN_DIR) + "/cmkconf adapter --crypto model",
                          std::chrono::milliseconds(10'000));
  if (!target->start()) return state.SkipWithError("the adapter does not start");
  std::int64_t num_operations = 0;
  std::uint64_t seed = 1;
  for (auto _ : state) {
    const explore::ModelTrace made = explore::model_trace(arena, seed++);
    const explore::Trace trace =
        explore::capture(arena.model[made.world], made.operations, made.outcomes, arena.imports);
    const auto done = explore::run(trace, setting, *target, {explore::Windows::exact, 64});
    num_operations += static_cast<std::int64_t>(done.num_judged);
  }
  state.SetItemsProcessed(num_operations);
}
BENCHMARK(adapter)->Name("lockstep with the adapter, batched")->UseRealTime();

}  // namespace
}  // namespace cmk::bench
