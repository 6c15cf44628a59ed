// Runs each measured operation in a function of its own, for callgrind to count: the argument is
// the number of accounts. Making the operation is part of what is counted. See bench_instructions.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <cstdlib>

#include "harness/bench/filled_estate.h"

// By plain names, so that a profile shows them unadorned. 20 calls each.
constexpr std::size_t kNumCalls = 20;

namespace {
void run(cmk::bench::FilledEstate* estate, cmk::AnyParams params) {
  (void)estate->run({std::move(params), cmk::bench::kBenchNow});
}
}  // namespace

extern "C" {
[[gnu::noinline]] void measured_account_get(cmk::bench::FilledEstate* estate) {
  for (std::size_t i = 0; i < kNumCalls; ++i) run(estate, estate->account_get(i));
}
[[gnu::noinline]] void measured_read(cmk::bench::FilledEstate* estate) {
  for (std::size_t i = 0; i < kNumCalls; ++i) run(estate, estate->record_read(i));
}
[[gnu::noinline]] void measured_write(cmk::bench::FilledEstate* estate) {
  for (std::size_t i = 0; i < kNumCalls; ++i) run(estate, estate->record_write(i));
}
[[gnu::noinline]] void measured_account_create(cmk::bench::FilledEstate* estate) {
  for (std::size_t i = 0; i < kNumCalls; ++i) estate->create(i);
}
[[gnu::noinline]] void measured_disable(cmk::bench::FilledEstate* estate) {
  for (std::size_t i = 0; i < kNumCalls; ++i) estate->disable_key(i);
}
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: estate_instructions NUMBER_OF_ACCOUNTS\n", stderr);
    return 64;
  }
  cmk::bench::FilledEstate estate(std::strtoul(argv[1], nullptr, 10));
  CALLGRIND_START_INSTRUMENTATION;
  measured_account_get(&estate);
  measured_read(&estate);
  measured_write(&estate);
  measured_account_create(&estate);
  measured_disable(&estate);
  CALLGRIND_STOP_INSTRUMENTATION;
  std::_Exit(0);  // taking a large estate down is not what is measured
}
