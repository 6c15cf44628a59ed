// The whole suite on the reference, one backend, prepared keys: what it costs over its
// cryptography, and what the adapter protocol costs over a run in process. The ratios are the
// counters.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "harness/backends/key_files.h"
#include "harness/backends/load_backend.h"
#include "harness/bench/timed_backend.h"
#include "harness/cli/redaction.h"
#include "harness/cli/wiring.h"
#include "harness/suite/runner.h"
#include "harness/suite/selection.h"

namespace cmk::bench {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// CPU time of this process and of the children it has waited for.
double cpu_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    sum += seconds(usage.ru_utime) + seconds(usage.ru_stime);
  }
  return sum;
}

// Runs every scenario once against the target and lets it end; the CPU time of all of it.
double run_once(const cli::Data& data, std::unique_ptr<harness::Target> target,
                const harness::Toolbox& toolbox, benchmark::State& state) {
  const double begin = cpu_seconds();
  const auto info = target->start();
  if (!info) {
    state.SkipWithError("the target did not start");
    return 0;
  }
  const auto scenarios = harness::select(data.scenarios, data.rows, {{}, info->profiles, "", 1, 1});
  harness::RunOptions options;
  options.toolbox = &toolbox;
  options.redaction = cli::declared_redaction();
  const auto run = harness::run_suite(scenarios, data.rows, *target, *info, options);
  for (const harness::Check& check : run.checks) {
    if (check.status != harness::CheckStatus::passed) state.SkipWithError("a check did not pass");
  }
  target.reset();  // waits for an adapter, whose time then counts
  return cpu_seconds() - begin;
}

void suite(benchmark::State& state) {
  const auto data = cli::load_data({});
  const auto real = backends::load_backend("openssl");
  if (!data || !real) {
    state.SkipWithError("no data folder, or no crypto module");
    return;
  }
  const auto pool = backends::load_key_pool(data->folder / "vectors/keys/pool.json");
  const auto tools = cli::make_tools({"openssl", "boringssl"}, data->folder);
  if (!pool || !tools) {
    state.SkipWithError("no key pool, or no tools");
    return;
  }
  double crypto_s = 0;
  const auto timed_backend = std::make_shared<TimedBackend>(*real, crypto_s);
  Settings settings;
  settings.crypto = timed_backend;
  settings.keys = std::make_shared<crypto::PreparedKeys>(timed_backend, *pool);
  const cli::ReferenceOptions options;
  const cli::MakeSystem make = [&](const Override& /*none*/) { return System(settings); };
  for (auto _ : state) {
    crypto_s = 0;
    const double whole_s =
        run_once(*data, cli::in_process_target(make, {}, options, nullptr), *tools->toolbox, state);
    const auto limit = std::chrono::seconds(30);
    const std::string command = std::string(CMK_BIN_DIR) + "/cmkconf adapter --crypto openssl";
    const double adapter_s =
        run_once(*data, cli::command_target(command, limit), *tools->toolbox, state);
    state.counters["crypto_s"] = crypto_s;
    state.counters["in_process_s"] = whole_s;
    state.counters["adapter_s"] = adapter_s;
    state.counters["in_process/crypto"] = whole_s / crypto_s;
    state.counters["adapter/in_process"] = adapter_s / whole_s;
  }
}
BENCHMARK(suite)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace cmk::bench
