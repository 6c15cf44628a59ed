// What the owner of a resource is told when its key cannot be used: status and substatus of the
// refusal (cosmos, error handling; azure-facts 1.1).
#pragma once

#include <vector>

#include "reference/core/rulebook.h"
#include "reference/service/cause.h"

namespace cmk::service {

// The refusal as its caller sees it. `again`: the resource has refused somebody for this before.
[[nodiscard]] Refusal told(const Rulebook& rules, Refusal refusal, bool again = false);

[[nodiscard]] std::vector<const Rule*> told_rules();

}  // namespace cmk::service
