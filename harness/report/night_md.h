// summary.md of a night of the fuzzers, for a pull request or a build server's summary.
#pragma once

#include <string>

#include "harness/report/night.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

[[nodiscard]] std::string night_md(const Night& night, const Catalogue& catalogue);

}  // namespace cmk::harness
