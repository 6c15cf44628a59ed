// Writes the files of a report, all or none.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>

#include "harness/report/run_jsonl.h"
#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// Why a report was not written; the program exits with 74.
struct CannotWrite {
  std::string file;
  std::string reason;
};

// The files of a report by name: run.jsonl, transcript.jsonl, and those made from these two, so
// that they can be made again from what was written.
[[nodiscard]] std::expected<std::map<std::string, std::string>, CannotWrite> render_files(
    const RunResult& result, const Catalogue& catalogue, const Digest& digest);

// Writes them into `dir`, which is made when it is missing. Every file is complete on disk under
// another name before the first one takes its place; on failure nothing of an older report has
// been touched and no partial file is left behind.
[[nodiscard]] std::expected<void, CannotWrite> write_report(const RunResult& result,
                                                            const Catalogue& catalogue,
                                                            const std::filesystem::path& dir,
                                                            const Digest& digest);

}  // namespace cmk::harness
