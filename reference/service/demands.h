// What each service demands of a customer's key, side by side: the tables that the services differ
// by. The first is asked when a key is set (creation, update, restore), the second as long as it is
// used.
#pragma once

#include <span>
#include <vector>

#include "reference/core/rulebook.h"
#include "reference/service/candidate.h"
#include "reference/service/service.h"

namespace cmk::service {

// One demand: what is asked, why a candidate that does not meet it is refused, and for each service
// the rule that asks it (without a requirement where that service does not).
struct Demand {
  Cause cause;
  bool (*met)(const Candidate&);
  PerService<Rule> rules;
};

[[nodiscard]] std::span<const Demand> setting_demands();
[[nodiscard]] std::span<const Demand> standing_demands();
// Whether the version that is looked at can wrap and unwrap data keys at all, which no demand that
// is made of a key in use asks again.
[[nodiscard]] bool can_wrap(const Candidate& candidate);

// The first demand of the table that the candidate does not meet; none when it meets all.
[[nodiscard]] Cause first_unmet(const Rulebook& rules, std::span<const Demand> demands,
                                Service service, const Candidate& candidate);

// Every rule of the tables.
[[nodiscard]] std::vector<const Rule*> demand_rules();

}  // namespace cmk::service
