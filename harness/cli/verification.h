// What reports are held against: the suite in the conformance folder, this program, and a key.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "harness/cli/wiring.h"
#include "harness/report/verify.h"
#include "harness/suite/plan.h"

namespace cmk::cli {

// All that a run of `data`, which outlives it, can be made of.
[[nodiscard]] Or<harness::Suite> suite_of(const Data& data);

// The checks that a recorded run gives when the answers of its transcript are judged again, in the
// order of a run. Rows of kind `harness` have no answers: `harness_checks` stand for theirs.
[[nodiscard]] std::vector<harness::Check> judged_again(
    const harness::RunResult& recorded, const Data& data,
    const std::vector<harness::Check>& harness_checks);

struct VerificationOptions {
  bool judge = false;  // the answers of the transcript, and the checks of the two libraries, again
  std::string key;     // a file with a public key in PEM; "" when signatures are not looked at
};

// Loaded once for any number of reports.
class Verification {
 public:
  [[nodiscard]] static Or<std::unique_ptr<Verification>> load(const Globals& globals,
                                                              const VerificationOptions& options);
  [[nodiscard]] Or<harness::Verified> verify(const std::filesystem::path& dir) const;
  [[nodiscard]] const Data& data() const { return data_; }
  [[nodiscard]] const harness::Suite& suite() const { return suite_; }
  [[nodiscard]] const harness::Digest& digest() const { return basis_.digest; }
  [[nodiscard]] const harness::VerifyBasis& basis() const { return basis_; }

 private:
  explicit Verification(Data data) : data_(std::move(data)) {}
  void add_judge();
  [[nodiscard]] const std::vector<harness::Check>& harness_checks() const;
  [[nodiscard]] Or<void> add_key(const std::string& file);

  Data data_;
  Tools tools_;
  harness::Suite suite_;
  mutable std::optional<std::vector<harness::Check>> harness_checks_;
  harness::VerifyBasis basis_;
};

// A line "DIR: PROBLEM" for each problem and one that says what to do about them; or one that says
// what was verified.
[[nodiscard]] std::string report_lines(const std::string& dir, const harness::Verified& verified,
                                       const VerificationOptions& options);

}  // namespace cmk::cli
