// How long a service may take until a change of its key shows: the windows of the documents, with
// the rules of those who take longer, side by side for the three services.
#pragma once

#include <vector>

#include "reference/core/rulebook.h"
#include "reference/service/resource.h"

namespace cmk::service {

// A transition happens at some instant of [cause, cause + length]. A deviant that has the late
// fault switched on takes `too_late` seconds instead: one more than the documents allow.
struct Delay {
  Transition transition;
  PerService<Seconds> length;
  PerService<Seconds> too_late;
  PerService<Rule> late;  // without a requirement where no document bounds it
};
[[nodiscard]] const Delay& delay_of(Transition transition);

// What brings access back after a loss, by its cause: the rule that a service breaks which stays
// inaccessible although the cause is gone.
struct Return {
  Cause cause;
  PerService<Rule> never;
};
// The rule for this cause; null where the service has none of its own.
[[nodiscard]] const Rule* never_returns(Cause cause, Service service);

[[nodiscard]] std::vector<const Rule*> delay_rules();

}  // namespace cmk::service
