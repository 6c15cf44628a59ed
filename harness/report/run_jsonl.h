// run.jsonl, the source of truth of a run: a header line, a line a check, a footer line. The same
// run gives the same bytes: stable order of members, no clock, LF.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "harness/suite/run_result.h"

namespace cmk::harness {

// The lines between header and footer.
[[nodiscard]] std::string run_body(const RunResult& result);

// The whole file, with the digests that the run was sealed with.
[[nodiscard]] std::string run_jsonl(const RunResult& result);

// The objects of the lines, for other writers.
[[nodiscard]] nlohmann::ordered_json header_json(const RunHeader& header);
[[nodiscard]] nlohmann::ordered_json scope_json(const RunFooter& footer);  // null or a text
[[nodiscard]] nlohmann::ordered_json extent_json(const Extent& extent);
[[nodiscard]] nlohmann::ordered_json check_json(const Check& check);
[[nodiscard]] nlohmann::ordered_json conduct_json(const Conduct& conduct);
// What `run --json` prints: {verdict, scope, profiles, requirements, checks: {expected, emitted},
// …}; scope is null for a whole run, in which alone a verdict is the word "conformant".
[[nodiscard]] nlohmann::ordered_json footer_json(const RunFooter& footer);

// transcript.jsonl: a line an exchange.
[[nodiscard]] std::string transcript_jsonl(const RunResult& result);

}  // namespace cmk::harness
