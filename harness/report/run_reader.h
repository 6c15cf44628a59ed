// Reads back what write_report wrote. Strict and bounded: a line that is not exactly of its kind is
// a fault that names file, line and reason.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

inline constexpr std::size_t kRunLineBytesMax = std::size_t{16} << 20;

// A run.jsonl; its exchanges are empty. `file` only names the text in faults.
[[nodiscard]] std::expected<RunResult, BadInput> parse_run_jsonl(std::string_view text,
                                                                 const std::string& file);
[[nodiscard]] std::expected<RunResult, BadInput> read_run_jsonl(const std::filesystem::path& file);

// A transcript that is longer is not read.
inline constexpr std::size_t kTranscriptBytesMax = std::size_t{256} << 20U;

// A transcript.jsonl.
[[nodiscard]] std::expected<std::vector<Exchange>, BadInput> parse_transcript_jsonl(
    std::string_view text, const std::string& file);

}  // namespace cmk::harness
