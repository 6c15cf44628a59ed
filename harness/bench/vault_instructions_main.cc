// Runs each measured operation in a function of its own, for callgrind to count: the argument is
// the number of keys in the vault. See bench_instructions.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <cstdlib>
#include <tuple>

#include "harness/bench/filled_vault.h"

// By plain names, so that a profile shows them unadorned. 20 calls each, so that the small vault
// stays small while it is created in.
constexpr std::size_t kNumCalls = 20;

extern "C" {
[[gnu::noinline]] void measured_get(cmk::bench::FilledVault* vault) {
  for (std::size_t i = 0; i < kNumCalls; ++i) std::ignore = vault->get(i);
}
[[gnu::noinline]] void measured_wrap(cmk::bench::FilledVault* vault) {
  for (std::size_t i = 0; i < kNumCalls; ++i) std::ignore = vault->wrap(i);
}
[[gnu::noinline]] void measured_create(cmk::bench::FilledVault* vault) {
  for (std::size_t i = 0; i < kNumCalls; ++i) std::ignore = vault->create(vault->num_keys() + i);
}
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: vault_instructions NUMBER_OF_KEYS\n", stderr);
    return 64;
  }
  cmk::bench::FilledVault vault(std::strtoul(argv[1], nullptr, 10));
  CALLGRIND_START_INSTRUMENTATION;
  measured_get(&vault);
  measured_wrap(&vault);
  measured_create(&vault);
  CALLGRIND_STOP_INSTRUMENTATION;
  std::_Exit(0);  // taking a large vault down is not what is measured
}
