// The chain of digests of a report: header and checks, the transcript, and the footer with both.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "harness/suite/run_result.h"

namespace cmk::harness {

// SHA-256, hexadecimal; handed in, since crypto libraries live in modules of their own.
using Digest = std::function<std::string(std::string_view)>;

// The name of a run: 32 hexadecimal digits that depend on all of its header but the shard's number,
// so that the shards of one run, and the whole made of them, have the same.
[[nodiscard]] std::string run_name(RunHeader header, const Digest& digest);

// Gives the run its name and the footer its digests; nothing may change afterwards. `transcript` is
// the text of transcript.jsonl.
void seal(RunResult& run, std::string_view transcript, const Digest& digest);

}  // namespace cmk::harness
