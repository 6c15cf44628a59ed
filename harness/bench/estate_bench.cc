// Operations on accounts on the model backend: how many a second, what a copy of a prepared world
// costs, what a jump in time costs, and what the layers of a record cost against the same library's
// AES-256-GCM. The instructions in large and small estates are counted by bench_instructions.
#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

#include "harness/backends/load_backend.h"
#include "harness/bench/filled_estate.h"

namespace cmk::bench {
namespace {

// Filled once for each size: a large estate, and a world as a driver of random operations has it.
FilledEstate& estate_of(std::int64_t num_accounts) {
  static FilledEstate small(10);
  static FilledEstate large(1000);
  return num_accounts == 10 ? small : large;
}

using MakeOperation = AnyParams (FilledEstate::*)(std::size_t) const;

// One on each account, made before anything is measured: who asks makes the operation, and a client
// of the reference's would not format its names anew for each.
std::vector<Operation> prepare(const FilledEstate& accounts, MakeOperation make) {
  std::vector<Operation> operations;
  for (std::size_t i = 0; i < accounts.num_accounts(); ++i) {
    operations.push_back({(accounts.*make)(i), kBenchNow});
  }
  return operations;
}

template <MakeOperation kMake>
void operation(benchmark::State& state) {
  FilledEstate& accounts = estate_of(state.range(0));
  const std::vector<Operation> operations = prepare(accounts, kMake);
  std::size_t number = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(accounts.run(operations[number]));
    if (++number == operations.size()) number = 0;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(operation<&FilledEstate::account_get>)->Name("account.get")->Arg(10)->Arg(1000);
BENCHMARK(operation<&FilledEstate::key_get>)->Name("key.get")->Arg(10)->Arg(1000);
BENCHMARK(operation<&FilledEstate::record_read>)->Name("record.read")->Arg(10)->Arg(1000);
BENCHMARK(operation<&FilledEstate::record_write>)->Name("record.write")->Arg(10)->Arg(1000);

void copy(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(estate_of(1000).copy());
}
BENCHMARK(copy)->Name("copy of a world");

// What a driver of random operations does: copies a prepared world, applies operations, compares,
// drops the copy. The items are operations; reads alone, or a write among four.
void driver(benchmark::State& state, std::vector<MakeOperation> kinds) {
  constexpr std::size_t kNumOperations = 50;
  const FilledEstate& accounts = estate_of(10);
  std::vector<Operation> operations;
  for (std::size_t i = 0; i < kNumOperations; ++i) {
    operations.push_back({(accounts.*kinds[i % kinds.size()])(i), kBenchNow});
  }
  for (auto _ : state) {
    System world = accounts.copy();
    for (const Operation& each : operations) benchmark::DoNotOptimize(world.apply(each));
    benchmark::DoNotOptimize(world == accounts.system());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kNumOperations));
}
void driver_reads(benchmark::State& state) {
  driver(state, {&FilledEstate::account_get, &FilledEstate::key_get, &FilledEstate::record_read});
}
void driver_writes(benchmark::State& state) {
  driver(state, {&FilledEstate::account_get, &FilledEstate::key_get, &FilledEstate::record_read,
                 &FilledEstate::record_write});
}
BENCHMARK(driver_reads)->Name("copied world, 50 reads");
BENCHMARK(driver_writes)->Name("copied world, 50 reads and writes");

// What the jump costs grows with the losses that fall due in it, and not with the estate.
void jump(benchmark::State& state) {
  const auto num_due = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    state.PauseTiming();
    auto accounts = std::make_unique<FilledEstate>(1000, Timing::latest);
    for (std::size_t i = 0; i < num_due; ++i) accounts->disable_key(i);
    state.ResumeTiming();
    accounts->jump(30 * kDay);
    state.PauseTiming();
    accounts.reset();
    state.ResumeTiming();
  }
}
BENCHMARK(jump)->Name("30 days, losses due")->Arg(1)->Arg(10)->Arg(100)->Iterations(20);

constexpr std::size_t kRecordLen = std::size_t{16} << 10;  // bytes

// What `run` costs over two raw passes of the library, both in this run.
template <class Run>
void against_two_passes(benchmark::State& state, Run&& run) {
  const auto backend = backends::load_backend(state.range(0) == 0 ? "openssl" : "boringssl");
  if (!backend) return state.SkipWithError("no crypto module");
  run(**backend, state);
}

service::KeyRing ring_of_two() {
  return {SecretBytes(service::kDataKeyLen), SecretBytes(service::kDataKeyLen), {{}}};
}

void two_passes(benchmark::State& state) {
  against_two_passes(state, [](const crypto::Backend& backend, benchmark::State& each) {
    auto gcm = *backend.aes_gcm(SecretBytes(service::kDataKeyLen).view());
    const Bytes nonce(service::kNonceLen);
    const Bytes content(kRecordLen);
    Bytes sealed(kRecordLen + crypto::kGcmTagLen);
    for (auto _ : each) {
      for (int pass = 0; pass < 2; ++pass) (void)gcm->seal(nonce, {}, content, sealed);
      benchmark::DoNotOptimize(sealed.data());
    }
  });
}
void seal_record(benchmark::State& state) {
  against_two_passes(state, [](const crypto::Backend& backend, benchmark::State& each) {
    Source source;
    const service::KeyRing ring = ring_of_two();
    const Bytes content(kRecordLen);
    for (auto _ : each) {
      const Bytes place = service::place_of("account", "container", "record");
      benchmark::DoNotOptimize(service::seal(backend, source, ring, place, content));
    }
  });
}
void open_record(benchmark::State& state) {
  against_two_passes(state, [](const crypto::Backend& backend, benchmark::State& each) {
    Source source;
    const service::KeyRing ring = ring_of_two();
    const Bytes place = service::place_of("account", "container", "record");
    const auto record = service::seal(backend, source, ring, place, Bytes(kRecordLen));
    for (auto _ : each) benchmark::DoNotOptimize(service::open(backend, ring, place, record));
  });
}
BENCHMARK(two_passes)->Name("16 KiB, two raw passes")->Arg(0)->Arg(1);
BENCHMARK(seal_record)->Name("16 KiB, record sealed")->Arg(0)->Arg(1);
BENCHMARK(open_record)->Name("16 KiB, record opened")->Arg(0)->Arg(1);

}  // namespace
}  // namespace cmk::bench
