// Judges a written report again: does it say what its checks say?
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "harness/report/run_jsonl.h"
#include "harness/suite/bad_input.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

// One line for each thing in DIR that does not fit: the digest, the counts, a verdict that the
// checks do not give, a known failure that is none, a file that differs from what run.jsonl and
// transcript.jsonl make. Empty when all fits. A file that is missing or cannot be read as what it
// should be is a BadInput.
[[nodiscard]] std::expected<std::vector<std::string>, BadInput> verify(
    const std::filesystem::path& dir, const Catalogue& catalogue, const Digest& digest);

}  // namespace cmk::harness
