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

// Whether bytes that go to RSA1_5 open on one side alone, which proves nothing: its padding holds
// no check. What no such wrap made opens to something once in some 100,000 times, on each side at
// other times since each draws its padding; and always where a library rejects implicitly (RFC
// 8017, 7.2.2, note). What the key did make is no such case: the law wrapped-is-unwrapped says so
// of a subject in this process, and `is_made` of any other.
[[nodiscard]] bool may_differ_by_padding(std::string_view method, const nlohmann::json& params,
                                         const harness::Answer& model,
                                         const harness::Answer& subject);
[[nodiscard]] bool may_differ_by_padding(const Operation& operation, const Outcome& model,
                                         const Outcome& subject);

// "accepted", "refused with keyInaccessible (4006)", "errored: …"
[[nodiscard]] std::string to_text(const harness::Answer& answer);

}  // namespace cmk::explore
