// The rows of kind `harness`: checks of the two crypto backends themselves, run in this process.
#pragma once

#include <string>
#include <vector>

#include "harness/cli/wiring.h"

namespace cmk::cli {

// Runs the checks of ENV-05, ENV-06 (one backend against the other) and ENV-14 (known answers) and
// gives them as checks of scenarios "harness/…", in the order of their names.
[[nodiscard]] Or<std::vector<harness::Check>> run_harness_rows(const BackendPtr& openssl,
                                                               const BackendPtr& boringssl,
                                                               const std::filesystem::path& data);

// Those checks as they must be, in the order of their names, without running them: status, actual
// and message stay open.
[[nodiscard]] Or<std::vector<harness::Check>> planned_harness_checks(
    const std::filesystem::path& data);

// A deviant for each fault that can be planted in a crypto backend. It is put beside a sound one
// and asked the checks of its own row, up to the first that fails.
[[nodiscard]] Or<std::vector<harness::HarnessDeviant>> harness_deviants(
    const std::filesystem::path& data);

// The ids of the rows with a check that is not passed.
[[nodiscard]] std::vector<std::string> failing_rows(const std::vector<harness::Check>& checks);

}  // namespace cmk::cli
