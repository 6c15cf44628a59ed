// Deviants that are no rule's: the reference on a faulty crypto backend, or behind answers that are
// changed.
#pragma once

#include <vector>

#include "harness/cli/wiring.h"

namespace cmk::cli {

// Each with the crypto, the timing and the seed of the options.
[[nodiscard]] Or<std::vector<harness::TargetDeviant>> target_deviants(
    const ReferenceOptions& options, const std::filesystem::path& data);

[[nodiscard]] std::vector<DeviantName> target_deviant_names();

}  // namespace cmk::cli
