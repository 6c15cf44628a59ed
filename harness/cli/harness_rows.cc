#include "harness/cli/harness_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "harness/backends/differential.h"
#include "harness/backends/known_differences.h"
#include "harness/backends/load_backend.h"
#include "harness/backends/vectors.h"
#include "harness/faults/faulty_backend.h"

namespace cmk::cli {
namespace {

using harness::Check;
using harness::CheckStatus;

// The titles of the checks.
constexpr std::string_view kComparison = "one backend against the other";
constexpr std::string_view kKnownAnswers = "known answers";

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

// What the checks are made from.
struct Inputs {
  backends::DifferentialInputs differential;
  backends::KnownDifferences known;
  std::vector<backends::VectorFile> files;
};

Or<Inputs> load_inputs(const std::filesystem::path& data) {
  const std::string vectors = (data / "vectors").string();
  auto differential = backends::load_differential_inputs(vectors);
  if (!differential) return stop(ExitCode::badInput, differential.error());
  auto known = backends::KnownDifferences::load(vectors + "/known-differences.json");
  if (!known) return stop(ExitCode::badInput, known.error());
  auto files = backends::load_kat(vectors + "/kat");
  if (!files) return stop(ExitCode::badInput, files.error());
  return Inputs{*std::move(differential), *std::move(known), *std::move(files)};
}

std::string known_answers_name(const backends::VectorFile& file, std::string_view backend) {
  return fmt::format("known-answers/{}{}", file.scope, backend);
}

// ENV-14: each file of known answers on one backend.
void run_known_answers(const crypto::Backend& backend,
                       const std::vector<backends::VectorFile>& files,
                       backends::KnownDifferences known, std::vector<Check>& checks) {
  for (const backends::VectorFile& file : files) {
    const auto report = backends::run_vectors(backend, {file}, known);
    const std::string first = report.failures.empty() ? "" : report.failures.front();
    checks.push_back(check_of("ENV-14", known_answers_name(file, backend.name()),
                              std::string(kKnownAnswers), report.passed(), first));
    checks.back().backend = backend.name();
  }
}

}  // namespace

Or<std::vector<Check>> run_harness_rows(const BackendPtr& openssl, const BackendPtr& boringssl,
                                        const std::filesystem::path& data) {
  auto inputs = load_inputs(data);
  if (!inputs) return std::unexpected(inputs.error());
  std::vector<Check> checks;
  const backends::KnownDifferences fresh = inputs->known;
  for (const auto& result :
       backends::run_differential(*openssl, *boringssl, inputs->differential, inputs->known)) {
    checks.push_back(check_of(result.requirement, result.name, std::string(kComparison),
                              result.passed, result.detail));
  }
  run_known_answers(*openssl, inputs->files, fresh, checks);
  run_known_answers(*boringssl, inputs->files, fresh, checks);
  std::ranges::stable_sort(checks, {}, &Check::scenario);
  return checks;
}

Or<std::vector<Check>> planned_harness_checks(const std::filesystem::path& data) {
  const auto files = backends::load_kat((data / "vectors/kat").string());
  if (!files) return stop(ExitCode::badInput, files.error());
  std::vector<Check> checks;
  const auto add = [&](std::string_view row, const std::string& name) {
    checks.push_back(check_of(std::string(row), name, std::string(kComparison), true, ""));
  };
  for (const auto& check : backends::exchange_checks()) add("ENV-05", check.name);
  for (const auto& check : backends::parity_checks()) add("ENV-06", check.name);
  add("ENV-06", "parity/known-differences");
  for (const backends::VectorFile& file : *files) {
    for (const std::string_view backend : backends::kBackendNames) {
      checks.push_back(check_of("ENV-14", known_answers_name(file, backend),
                                std::string(kKnownAnswers), true, ""));
      checks.back().backend = backend;
    }
  }
  for (Check& check : checks) {
    check.status = CheckStatus::blocked;
    check.actual.clear();
  }
  std::ranges::stable_sort(checks, {}, &Check::scenario);
  return checks;
}

namespace {

// Whether a check of the row fails when `faulty` stands beside `sound`.
bool is_caught(std::string_view row, const BackendPtr& sound, const BackendPtr& faulty,
               const Inputs& inputs) {
  if (row == "ENV-05") {
    return std::ranges::any_of(backends::exchange_checks(), [&](const auto& check) {
      return !backends::run_check(check, *sound, *faulty, inputs.differential).passed;
    });
  }
  if (row == "ENV-06") {
    return std::ranges::any_of(backends::parity_checks(), [&](const auto& check) {
      backends::KnownDifferences none;  // both are one library, but for the fault
      return !backends::run_check(check, *sound, *faulty, inputs.differential, none).passed;
    });
  }
  std::vector<Check> checks;
  run_known_answers(*faulty, inputs.files, inputs.known, checks);
  return std::ranges::any_of(
      checks, [](const Check& check) { return check.status != CheckStatus::passed; });
}

}  // namespace

Or<std::vector<harness::HarnessDeviant>> harness_deviants(const std::filesystem::path& data) {
  auto loaded = load_inputs(data);
  if (!loaded) return std::unexpected(loaded.error());
  const auto inputs = std::make_shared<const Inputs>(*std::move(loaded));
  const auto sound = make_backend("boringssl", data);
  if (!sound) return std::unexpected(sound.error());
  std::vector<harness::HarnessDeviant> deviants;
  for (const cmk::faults::BackendFault& fault : cmk::faults::backend_faults()) {
    deviants.push_back({harness_deviant_name(fault.requirement, fault.name),
                        std::string(fault.requirement), std::string(fault.what),
                        [inputs, sound = *sound, fault]() -> std::vector<std::string> {
                          const std::string row(fault.requirement);
                          if (!is_caught(row, sound, fault.make(sound), *inputs)) return {};
                          return {row};
                        }});
  }
  return deviants;
}

std::vector<std::string> failing_rows(const std::vector<Check>& checks) {
  std::set<std::string> ids;
  for (const Check& check : checks) {
    if (check.status != CheckStatus::passed) ids.insert(check.requirement);
  }
  return {ids.begin(), ids.end()};
}

}  // namespace cmk::cli
