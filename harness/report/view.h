// What every report tells, worked out once: rows and profiles with their counts, the failures, and
// the command that repeats each of them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/catalogue.h"
#include "harness/suite/run_result.h"

namespace cmk::harness {

inline constexpr std::size_t kNumRequirementVerdicts = 11;

// How many rows have each verdict; the numbers add up to the number of rows.
struct VerdictCounts {
  std::array<int, kNumRequirementVerdicts> num_by_verdict{};
  void add(RequirementVerdict verdict) { ++num_by_verdict.at(static_cast<std::size_t>(verdict)); }
  [[nodiscard]] int of(RequirementVerdict verdict) const {
    return num_by_verdict.at(static_cast<std::size_t>(verdict));
  }
  [[nodiscard]] int total() const;
};

// A check and, when the baseline lists it, what it says.
struct CheckView {
  const Check* check = nullptr;
  const KnownFailure* known = nullptr;
  std::string repeat;  // the command that runs the check's scenario again; "" for a passed check
};

struct RowView {
  const Requirement* row = nullptr;
  RequirementVerdict verdict = RequirementVerdict::notCovered;
  std::string words;   // the verdict for people: "passed in 2 of its 3 scenarios"
  std::string reason;  // reason_of, or ""
  std::vector<CheckView> checks;
};

struct ProfileView {
  const Profile* profile = nullptr;
  ProfileVerdict verdict = ProfileVerdict::notClaimed;
  std::string words;  // the verdict for people: "conformant in 3 of its 116 scenarios"
  VerdictCounts counts;
};

// Points into the result and the catalogue it was made from, which must outlive it.
struct View {
  std::vector<ProfileView> profiles;  // every profile, in the catalogue's order
  std::vector<RowView> rows;          // every row, in the catalogue's order
  VerdictCounts counts;
  std::vector<const RowView*> bad_rows;  // failed, errored, finding, blocked: in the rows' order
  View() = default;
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  View(View&&) = default;  // moving keeps the addresses of the rows
  View& operator=(View&&) = default;
};

[[nodiscard]] View make_view(const RunResult& result, const Catalogue& catalogue);

// "build/release/bin/cmkconf run --filter key-vault/wrap-at-expiry --crypto openssl …"
[[nodiscard]] std::string repeat_command(const RunHeader& header, const Check& check);

// "123 (fixed)", "123" when it was drawn for the run.
[[nodiscard]] std::string seed_text(const RunHeader& header);

// "catalogue 0123456789ab, scenarios …, binary …": enough of each digest to see that two differ.
[[nodiscard]] std::string suite_text(const SuiteDigests& suite);

// What there is to say of a target's conduct, a sentence each: "restarts: 3; first: reset: the
// adapter exited with status 3". None when nothing happened.
[[nodiscard]] std::vector<std::string> conduct_lines(const Conduct& conduct);

// "94 passed, 1 failed", without the verdicts that do not occur.
[[nodiscard]] std::string counts_text(const VerdictCounts& counts);

}  // namespace cmk::harness
