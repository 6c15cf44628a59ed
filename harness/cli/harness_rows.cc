#include "harness/cli/harness_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "harness/backends/differential.h"
#include "harness/backends/known_differences.h"
#include "harness/backends/vectors.h"

namespace cmk::cli {
namespace {

using harness::Check;
using harness::CheckStatus;

Check check_of(std::string requirement, const std::string& name, std::string title, bool passed,
               std::string detail) {
  Check check;
  check.requirement = std::move(requirement);
  check.scenario = "harness/" + name;
  check.step = 1;
  check.title = std::move(title);
  check.status = passed ? CheckStatus::passed : CheckStatus::failed;
  check.expected = "agreement";
  check.actual = passed ? "agreement" : "difference";
  check.message = std::move(detail);
  return check;
}

// ENV-14: each file of known answers on one backend.
void run_known_answers(const crypto::Backend& backend,
                       const std::vector<backends::VectorFile>& files,
                       backends::KnownDifferences known, std::vector<Check>& checks) {
  for (const backends::VectorFile& file : files) {
    const auto report = backends::run_vectors(backend, {file}, known);
    const std::string first = report.failures.empty() ? "" : report.failures.front();
    checks.push_back(check_of("ENV-14",
                              fmt::format("known-answers/{}{}", file.scope, backend.name()),
                              "known answers", report.passed(), first));
    checks.back().backend = backend.name();
  }
}

}  // namespace

Or<std::vector<Check>> run_harness_rows(const BackendPtr& openssl, const BackendPtr& boringssl,
                                        const std::filesystem::path& data) {
  const std::string vectors = (data / "vectors").string();
  const auto inputs = backends::load_differential_inputs(vectors);
  if (!inputs) return stop(ExitCode::badInput, inputs.error());
  auto known = backends::KnownDifferences::load(vectors + "/known-differences.json");
  if (!known) return stop(ExitCode::badInput, known.error());
  const auto files = backends::load_kat(vectors + "/kat");
  if (!files) return stop(ExitCode::badInput, files.error());
  std::vector<Check> checks;
  backends::KnownDifferences differential_known = *known;
  for (const auto& result :
       backends::run_differential(*openssl, *boringssl, *inputs, differential_known)) {
    checks.push_back(check_of(result.requirement, result.name, "one backend against the other",
                              result.passed, result.detail));
  }
  run_known_answers(*openssl, *files, *known, checks);
  run_known_answers(*boringssl, *files, *known, checks);
  std::ranges::stable_sort(checks, {}, &Check::scenario);
  return checks;
}

std::vector<std::string> failing_rows(const std::vector<Check>& checks) {
  std::set<std::string> ids;
  for (const Check& check : checks) {
    if (check.status != CheckStatus::passed) ids.insert(check.requirement);
  }
  return {ids.begin(), ids.end()};
}

}  // namespace cmk::cli
