// junit.xml for build servers: a testsuite per profile that was asked, a testcase per check.
#pragma once

#include <string>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// Red is what makes the exit code 1: failures and errors. Findings, known failures, unscored,
// blocked and not-testable checks are skipped with a message, and so is every asked row without a
// check: nothing skipped reads as green. Well-formed for any text, without times.
[[nodiscard]] std::string junit_xml(const RunResult& result, const Catalogue& catalogue);

}  // namespace cmk::harness
