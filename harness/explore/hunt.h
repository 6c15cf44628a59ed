// Explores until a subject in this process is found to be wrong.
#pragma once

#include "harness/explore/pursue.h"

namespace cmk::explore {

struct Hunt {
  std::optional<Finding> finding;
  std::uint64_t num_operations = 0;  // until it was found, or in all
};

// Traces of the seeds from `seed` on, until something is found or that many operations are done.
[[nodiscard]] Hunt hunt(const Arena& arena, std::uint64_t seed, std::uint64_t operations_max);

}  // namespace cmk::explore
