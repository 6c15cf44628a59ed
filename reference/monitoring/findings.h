// What is missing at the vaults that resources use (MON-04).
#pragma once

#include <string_view>
#include <vector>

#include "reference/core/rulebook.h"
#include "reference/monitoring/room.h"
#include "reference/service/finding.h"

namespace cmk::monitoring {

// The findings of the living vaults with a key that a resource uses, where vault or resource lies
// in the scope: diagnostics that are off, and a loss that nobody would be told of because no alert
// rule watches the vault or the resource. In order, each once; their resource is the vault.
[[nodiscard]] std::vector<service::Finding> findings_of_vaults(const Room& room,
                                                               std::string_view scope);

[[nodiscard]] std::vector<const Rule*> finding_rules();

}  // namespace cmk::monitoring
