// A made-up run over our own catalogue, for tests and for looking at the page: something of every
// status, two backends, and hostile names.
#pragma once

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

enum class Sample {
  conformant,  // three profiles on two backends, every check passed
  mixed,       // failures, a finding, errored, blocked and not-testable checks, a known failure
  hostile,     // mixed, and every text that a target may choose tries to break out of the report
};

[[nodiscard]] RunResult sample_run(const Catalogue& catalogue, Sample sample);

// Stands in for SHA-256 where no crypto library is at hand: 64 hexadecimal digits that depend on
// every byte.
[[nodiscard]] std::string fake_digest(std::string_view text);

}  // namespace cmk::harness
