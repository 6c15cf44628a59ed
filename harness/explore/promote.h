// Turns a trace into a scenario with explicit expectations.
#pragma once

#include <expected>
#include <string>

#include "harness/explore/trace_runner.h"

namespace cmk::explore {

// The scenario as the bytes of its file. It judges the last step, which is where a shrunk trace
// shows what it shows, by what the reference answers there: a refusal by its reason, an answer by
// every part that no implementation may choose. Refused, with the reason: a trace that the
// reference itself does not pass, one whose steps before the last are not accepted, and one that
// names an answer which its world leaves without a name.
[[nodiscard]] std::expected<std::string, std::string> promoted(const Trace& trace,
                                                               const TraceSetting& setting,
                                                               const std::string& requirement,
                                                               const std::string& summary,
                                                               const std::string& source);

}  // namespace cmk::explore
