// From a trace of this process, in which names and bytes stand as they are, to one as data.
#pragma once

#include "harness/explore/explorer.h"
#include "harness/explore/trace.h"

namespace cmk::explore {

// `operations` were answered so by the model in a copy of that world.
[[nodiscard]] Trace capture(const StartingWorld& world, const std::vector<Operation>& operations,
                            const std::vector<Outcome>& outcomes,
                            const std::vector<Importable>& files);

// What shows a finding: its operations, as the model answered them.
[[nodiscard]] Trace capture(const Arena& arena, const Finding& finding);

}  // namespace cmk::explore
