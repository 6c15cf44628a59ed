// One crypto backend against another: what one makes the other must read (ENV-05), and what one
// refuses the other must refuse, for the same reason (ENV-06).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "harness/backends/json_file.h"
#include "harness/backends/known_differences.h"
#include "reference/crypto/backend.h"
#include "reference/crypto/key_source.h"

namespace cmk::backends {

// A .pfx and what is in it.
struct PfxFixture {
  std::string name;  // the file's stem
  Bytes pfx;
  Bytes pkcs8;
};

struct DifferentialInputs {
  std::shared_ptr<const crypto::KeyPool> pool;
  std::vector<PfxFixture> fixtures;  // by name, sorted
  Bytes composite;                   // a PKCS#8 key with a factor that is no prime

  [[nodiscard]] const Bytes& key(int bits, std::size_t index = 0) const;
  // The fixture of this name; it must be there (load checks).
  [[nodiscard]] const PfxFixture& fixture(std::string_view name) const;
};

// Reads the prepared keys and the fixtures of conformance/vectors.
[[nodiscard]] FileResult<DifferentialInputs> load_differential_inputs(
    const std::string& vectors_directory);

// One finding. `name` begins with exchange/ (ENV-05) or parity/ (ENV-06); `detail` is empty when it
// passed.
struct CheckResult {
  std::string name;
  std::string requirement;
  bool passed = false;
  std::string detail;
};

// The two tables.
struct ExchangeCheck {
  std::string name;
  // `maker` makes, `reader` reads; the reason when they do not agree, else nothing. Asked both
  // ways.
  std::function<std::string(const crypto::Backend& maker, const crypto::Backend& reader,
                            const DifferentialInputs&)>
      run;
};
struct ParityCheck {
  std::string name;
  // The outcome on one backend: "accepted" (and what, where it is determined) or "refused: REASON".
  std::function<std::string(const crypto::Backend&, const DifferentialInputs&)> outcome;
};
[[nodiscard]] std::vector<ExchangeCheck> exchange_checks();
[[nodiscard]] std::vector<ParityCheck> parity_checks();

// One check of a table. For a parity check the difference may be a listed one.
[[nodiscard]] CheckResult run_check(const ExchangeCheck& check, const crypto::Backend& a,
                                    const crypto::Backend& b, const DifferentialInputs& inputs);
[[nodiscard]] CheckResult run_check(const ParityCheck& check, const crypto::Backend& a,
                                    const crypto::Backend& b, const DifferentialInputs& inputs,
                                    KnownDifferences& known);

// Runs both tables; each check is in the answer once, in their order, and at last
// parity/known-differences: whether every difference listed for these libraries was seen.
[[nodiscard]] std::vector<CheckResult> run_differential(const crypto::Backend& a,
                                                        const crypto::Backend& b,
                                                        const DifferentialInputs& inputs,
                                                        KnownDifferences& known);

}  // namespace cmk::backends
