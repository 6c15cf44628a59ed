// What a case wrote down, cleaned once all its secrets are known: also of one that a target showed
// before it gave it as a secret.
#pragma once

#include <span>

#include "harness/suite/redaction.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

// Cleans the texts of the checks, and of the exchanges all params, results, codes, diagnostics and
// evidence. Where there is no secret, every byte stays.
void clean_case(std::span<Check> checks, std::span<Exchange> exchanges, Redactor& redactor);

}  // namespace cmk::harness
