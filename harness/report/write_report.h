// Writes the files of a report, all or none.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>

#include "harness/report/seal.h"
#include "harness/report/staged_files.h"
#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// The files of a report by name: run.jsonl, transcript.jsonl, and those made from these two, so
// that they can be made again from what was written. Seals the run.
[[nodiscard]] std::expected<std::map<std::string, std::string>, CannotWrite> render_files(
    const RunResult& result, const Catalogue& catalogue, const Digest& digest);

// Writes them into `dir`, all or none, as write_files does. A signature that stood there was one of
// another report; it is removed.
[[nodiscard]] std::expected<void, CannotWrite> write_report(const RunResult& result,
                                                            const Catalogue& catalogue,
                                                            const std::filesystem::path& dir,
                                                            const Digest& digest);

}  // namespace cmk::harness
