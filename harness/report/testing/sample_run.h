// A made-up run over our own catalogue, for tests and for looking at the page: something of every
// status, two backends, and hostile names.
#pragma once

#include "harness/report/verify.h"
#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

enum class Sample {
  conformant,  // three profiles on two backends, every check passed
  part,        // the same, under a filter that takes a few rows
  mixed,       // failures, a finding, errored, blocked and not-testable checks, a known failure
  hostile,     // mixed, and every text that a target may choose tries to break out of the report
};

[[nodiscard]] RunResult sample_run(const Catalogue& catalogue, Sample sample);

// What the sample verifies against, as its suite would be. `catalogue` outlives it.
[[nodiscard]] VerifyBasis sample_basis(const Catalogue& catalogue, Sample sample);

// Stands in for SHA-256 where no crypto library is at hand: 64 hexadecimal digits that depend on
// every byte.
[[nodiscard]] std::string fake_digest(std::string_view text);

}  // namespace cmk::harness
