// Whether two implementations answer alike.
#pragma once

#include <optional>
#include <string>

#include "harness/target/target.h"
#include "reference/system.h"

namespace cmk::explore {

// How the answer of `subject` differs from that of `model` in what no implementation may choose:
// kind, reason, substatus, and the members that are not marked as chosen. Nothing where it does
// not. A subject that does not tell a reason or a substatus agrees with any. `method`: of both.
[[nodiscard]] std::optional<std::string> difference(std::string_view method,
                                                    const harness::Answer& model,
                                                    const harness::Answer& subject);

// The same for two systems in this process.
[[nodiscard]] std::optional<std::string> difference(const Operation& operation,
                                                    const Outcome& model, const Outcome& subject);

// "accepted", "refused with keyInaccessible (4006)", "errored: …"
[[nodiscard]] std::string to_text(const harness::Answer& answer);

}  // namespace cmk::explore
