// Puts the shards of one run together.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/baseline.h"
#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// What a merged run is judged with; `baseline` may be null, `extent` may be none (a whole run).
struct MergeBasis {
  const Catalogue* catalogue = nullptr;
  const Baseline* baseline = nullptr;
  std::string_view today = {};       // for the baseline
  std::string baseline_digest = {};  // of its file, for the header
  std::function<Extent(const RunHeader&)> extent = {};
};

// The whole run that `shards`, in any order, are the parts of; on failure why they are not: other
// targets, options or seeds, a shard missing or given twice, a scenario in two shards, or a
// baseline that the shards were compared with and that is not given. A shard holds whole scenarios
// in the order of their names, so the body is that of an unsharded run, byte for byte. Verdicts,
// known failures and drift are worked out anew.
[[nodiscard]] std::expected<RunResult, std::string> merge(std::vector<RunResult> shards,
                                                          const MergeBasis& basis);

}  // namespace cmk::harness
