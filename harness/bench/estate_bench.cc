// Operations on accounts on the model backend: how many a second, what a copy of a prepared world
// costs, what a jump in time costs, and what the layers of a record cost against the same library's
// AES-256-GCM. The instructions in large and small estates are counted by bench_instructions.
#include <benchmark/benchmark.h>

#include <memory>

#include "harness/backends/load_backend.h"
#include "harness/bench/filled_estate.h"

namespace cmk::bench {
namespace {

FilledEstate& estate() {
  static FilledEstate filled(1000);
  return filled;
}

template <void (FilledEstate::*kOperation)(std::size_t)>
void operation(benchmark::State& state) {
  FilledEstate& accounts = estate();
  std::size_t number = 0;
  for (auto _ : state) (accounts.*kOperation)(number++);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(operation<&FilledEstate::get_account>)->Name("account.get");
BENCHMARK(operation<&FilledEstate::get_key>)->Name("key.get");
BENCHMARK(operation<&FilledEstate::read>)->Name("record.read");
BENCHMARK(operation<&FilledEstate::write>)->Name("record.write")->Iterations(20000);

void copy(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(estate().copy());
}
BENCHMARK(copy)->Name("copy of a world");

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
