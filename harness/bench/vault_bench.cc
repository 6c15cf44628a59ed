// What an operation costs in a vault of a hundred keys and in one of a hundred thousand. The time
// depends on caches; the instructions are counted by bench_instructions.
#include <benchmark/benchmark.h>

#include "harness/bench/filled_vault.h"

namespace cmk::bench {
namespace {

// Filled once for each size.
FilledVault& vault_of(std::int64_t num_keys) {
  static FilledVault small(100);
  static FilledVault large(100000);
  return num_keys == 100 ? small : large;
}

void get(benchmark::State& state) {
  FilledVault& vault = vault_of(state.range(0));
  std::size_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(vault.get(number++));
}
void wrap(benchmark::State& state) {
  FilledVault& vault = vault_of(state.range(0));
  std::size_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(vault.wrap(number++));
}
// A fixed number of creations, so that the small vault stays small.
void create(benchmark::State& state) {
  FilledVault vault = vault_of(state.range(0));
  std::size_t number = vault.num_keys();
  for (auto _ : state) benchmark::DoNotOptimize(vault.create(number++));
}

BENCHMARK(get)->Name("key.get")->Arg(100)->Arg(100000);
BENCHMARK(wrap)->Name("key.wrapKey")->Arg(100)->Arg(100000);
BENCHMARK(create)->Name("key.create")->Arg(100)->Arg(100000)->Iterations(20);

}  // namespace
}  // namespace cmk::bench
