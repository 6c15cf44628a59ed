// A baseline: failures that are known and accepted for a while, each with its reason, issue and
// expiry. It can only tell the truth: whatever it says and the run does not show is drift.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"
#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

struct BaselineEntry {
  std::string check;    // a check's id, wildcards allowed after its scenario; or a requirement's id
  std::string message;  // the exact message of the failed check
  std::string reason;
  std::string issue;
  std::string expires;  // "2027-01-31": the last day that the entry holds
};

struct Baseline {
  std::vector<BaselineEntry> entries;
};

// How a run and its baseline fit together; goes into the footer as it is.
struct BaselineOutcome {
  std::vector<KnownFailure> known;
  std::vector<std::string> drift;  // one line each, in the order of the entries
};

// Reads {"entries": [{"check", "message", "reason", "issue", "expires"}]}. Strict: unknown members,
// unknown requirements, duplicate checks, dates that are none, and wildcards before the scenario's
// end ("KEY-*", "KEY-05/*") are faults.
[[nodiscard]] std::expected<Baseline, BadInput> load_baseline(const std::filesystem::path& file,
                                                              const Catalogue& catalogue);

// Whether `text` is a day of the calendar, "2027-01-31".
[[nodiscard]] bool is_date(std::string_view text);

// Compares the checks of a run with the baseline; `today` is such a day. Drift is: an unexpected
// pass, a failure with another message, another status than failed, an entry that no check fits, an
// expired entry. A failed check that an entry lists is known, also while the entry drifts; a
// failure that no entry lists is no business of the baseline.
[[nodiscard]] BaselineOutcome compare(const Baseline& baseline, std::span<const Check> checks,
                                      std::string_view today);

}  // namespace cmk::harness
