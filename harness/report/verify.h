// Is a written report whole, by this suite, and does it say what its checks say?
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "harness/report/recount.h"
#include "harness/report/seal.h"
#include "harness/report/signature.h"
#include "harness/suite/bad_input.h"
#include "harness/suite/catalogue.h"

namespace cmk::harness {

// What a report is held against.
struct VerifyBasis {
  const Catalogue* catalogue = nullptr;
  Digest digest;
  SuiteDigests suite;                                         // of this program and its data
  std::string version;                                        // of this program
  std::function<Plan(const RunHeader&)> plan;                 // what a run must give
  std::function<std::vector<Check>(const RunResult&)> judge;  // the transcript again; or null
  SignedBy signed_by;                                         // the key to check with; or null
};

struct Verified {
  RunResult run;      // with its exchanges
  Problems problems;  // one line each, that names file and place; empty when all fits
  bool is_signed = false;
};

// Holds the report in DIR against everything that can be known of it: files that belong to no
// report; the suite that made it; name and digests; that each check that must exist is there, once,
// with its row, title and expectation, in order; counts, extent, scope and verdicts; that the
// transcript has the steps of the scenarios; and that every other file is what run.jsonl and
// transcript.jsonl make. With `judge` the answers of the transcript must give the same checks; with
// `signed_by` the signature must fit. A file that is missing or cannot be read as what it should be
// is a BadInput.
[[nodiscard]] std::expected<Verified, BadInput> verify(const std::filesystem::path& dir,
                                                       const VerifyBasis& basis);

}  // namespace cmk::harness
