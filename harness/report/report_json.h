// report.json: the run as one document, for scripts that want more than verdicts. Its schema is
// reports/schema/report.schema.json.
#pragma once

#include <string>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

[[nodiscard]] std::string report_json(const RunResult& result, const Catalogue& catalogue);

}  // namespace cmk::harness
