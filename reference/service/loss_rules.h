// What a wrong service does while its key is lost, when it comes back, or when it moves on to a
// newer version: faults of the one mechanism (revalidation.h), side by side for the three services.
#pragma once

#include <vector>

#include "reference/core/rulebook.h"
#include "reference/service/service.h"

namespace cmk::service {

// A fault by service; without a requirement where no row of that service speaks of it.
using LossRule = PerService<Rule>;

namespace rules {

extern const LossRule kServesWhileLost;
extern const LossRule kOutageIsALoss;
extern const LossRule kLosesOneOfSeveral;
extern const LossRule kComesBackEmpty;
extern const LossRule kMovesWhileLost;
extern const LossRule kMovesWithoutDataKey;
extern const LossRule kNeedsPreviousVersion;
extern const LossRule kUnwrapsWithFirstVersion;
extern const LossRule kWrapsWithPreviousVersion;
extern const LossRule kTakesRefusedKey;
extern const LossRule kTakesUncheckedKey;

}  // namespace rules

// True only in the deviant of this service that has the fault.
[[nodiscard]] bool has_fault(const Rulebook& rules, const LossRule& rule, Service service);

[[nodiscard]] std::vector<const Rule*> loss_rules();

}  // namespace cmk::service
