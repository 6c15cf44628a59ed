// Which folder may be written to: one of an earlier report and nothing else.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cmk::harness {

// The files of a report, beside which its signature may stand (report/signature.h); a folder that
// holds others as well is none.
inline constexpr std::array<std::string_view, 6> kReportFiles{
    "junit.xml", "report.html", "report.json", "run.jsonl", "summary.md", "transcript.jsonl"};

// Why a report may not be written into `dir`: "/home/me holds notes.txt, which is no part of a
// report". Nothing when `dir` is empty, is missing, is no folder (what writes it says so), or holds
// at most an earlier report, whole or in parts.
[[nodiscard]] std::optional<std::string> foreign_in(const std::filesystem::path& dir);

}  // namespace cmk::harness
