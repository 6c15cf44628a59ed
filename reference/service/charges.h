// Request charges: what operations on records cost, and what a customer's key adds (cosmos, impact
// on request units). The base figures are this system's own; the documents give the ratios.
#pragma once

#include <cstdint>
#include <vector>

#include "reference/core/rulebook.h"
#include "reference/service/resource.h"

namespace cmk::service {

enum class RecordOperation { pointRead, write, query, changeFeed, conflictFeed };

struct Charge {
  RecordOperation operation;
  std::int64_t base;          // hundredths of a request unit
  std::int64_t per_property;  // the same, for each indexed property written
  Rule percent;               // that a customer's key adds to an account's charge
};
[[nodiscard]] std::vector<const Rule*> charge_rules();

// Hundredths of a request unit.
[[nodiscard]] std::int64_t charge_of(const Rulebook& rules, const Resource& resource,
                                     RecordOperation operation, std::int64_t num_properties = 0);

}  // namespace cmk::service
