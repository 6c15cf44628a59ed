// summary.md: the run on one page, for a pull request or a build server's summary.
#pragma once

#include <string>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

[[nodiscard]] std::string summary_md(const RunResult& result, const Catalogue& catalogue);

}  // namespace cmk::harness
