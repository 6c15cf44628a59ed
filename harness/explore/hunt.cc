#include "harness/explore/hunt.h"

namespace cmk::explore {

Hunt hunt(const Arena& arena, std::uint64_t seed, std::uint64_t operations_max) {
  Hunt made;
  made.finding = compare_worlds(arena);
  Stats stats;
  for (std::uint64_t i = 0; !made.finding && stats.num_operations < operations_max; ++i) {
    made.finding = run_trace(arena, seed + i, stats);
  }
  made.num_operations = stats.num_operations;
  return made;
}

}  // namespace cmk::explore
