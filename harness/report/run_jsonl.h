// run.jsonl, the source of truth of a run: a header line, a line a check, a footer line. The same
// run gives the same bytes: stable order of members, no clock, LF.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "harness/suite/run_result.h"

namespace cmk::harness {

// SHA-256, hexadecimal; handed in, since crypto libraries live in modules of their own.
using Digest = std::function<std::string(std::string_view)>;

// The lines between header and footer.
[[nodiscard]] std::string run_body(const RunResult& result);

// The whole file. The footer's digest is that of the body, whatever `result` says.
[[nodiscard]] std::string run_jsonl(const RunResult& result, const Digest& digest);

// The objects of the lines, for other writers.
[[nodiscard]] nlohmann::ordered_json header_json(const RunHeader& header);
[[nodiscard]] nlohmann::ordered_json check_json(const Check& check);
// What `run --json` prints: {verdict, profiles, requirements, checks: {expected, emitted}, …}.
[[nodiscard]] nlohmann::ordered_json conduct_json(const Conduct& conduct);
[[nodiscard]] nlohmann::ordered_json footer_json(const RunFooter& footer);

// transcript.jsonl: a line an exchange.
[[nodiscard]] std::string transcript_jsonl(const RunResult& result);

}  // namespace cmk::harness
