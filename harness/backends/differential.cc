#include "harness/backends/differential.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "harness/backends/key_files.h"

namespace cmk::backends {
namespace {

using crypto::Backend;

constexpr std::string_view kFixtureNames[] = {"ec-p256", "expensive", "legacy-3des", "rsa1024",
                                              "rsa2048", "rsa3072",   "rsa4096"};

// A difference may be listed for either library.
bool listed(const ParityCheck& check, const Backend& a, const std::string& outcome_a,
            const Backend& b, const std::string& outcome_b, KnownDifferences& known) {
  return known.accept({a.name(), a.version(), check.name, outcome_b, outcome_a}) ||
         known.accept({b.name(), b.version(), check.name, outcome_a, outcome_b});
}

CheckResult check_stale(const Backend& a, const Backend& b, const KnownDifferences& known) {
  CheckResult result{"parity/known-differences", "ENV-06", true, ""};
  for (const Backend* backend : {&a, &b})
    for (const auto& entry : known.stale(backend->name(), backend->version(), "parity/")) {
      result.passed = false;
      result.detail += fmt::format("{}{} is listed for {}, not seen",
                                   result.detail.empty() ? "" : "; ", entry.input, entry.library);
    }
  return result;
}

FileResult<PfxFixture> load_fixture(const std::string& directory, std::string_view name) {
  auto pfx = read_file(fmt::format("{}/{}.pfx", directory, name));
  if (!pfx) return std::unexpected(pfx.error());
  auto pkcs8 = read_file(fmt::format("{}/{}.p8", directory, name));
  if (!pkcs8) return std::unexpected(pkcs8.error());
  return PfxFixture{std::string(name), std::move(*pfx), std::move(*pkcs8)};
}

}  // namespace

const Bytes& DifferentialInputs::key(int bits, std::size_t index) const {
  return pool->keys.at(static_cast<std::size_t>(bits - 2048) / 1024).at(index);
}

const PfxFixture& DifferentialInputs::fixture(std::string_view name) const {
  return *std::ranges::find(fixtures, name, &PfxFixture::name);
}

FileResult<DifferentialInputs> load_differential_inputs(const std::string& vectors_directory) {
  const std::string directory = vectors_directory + "/keys";
  const std::string pool_path = directory + "/pool.json";
  auto pool = load_key_pool(pool_path);
  if (!pool) return std::unexpected(pool.error());
  for (const auto& keys : (*pool)->keys)
    if (keys.size() < 2)
      return std::unexpected(fmt::format("{}: fewer than two keys of a size", pool_path));
  auto composite = read_file(directory + "/composite.p8");
  if (!composite) return std::unexpected(composite.error());
  DifferentialInputs inputs{std::move(*pool), {}, std::move(*composite)};
  for (const std::string_view name : kFixtureNames) {
    auto fixture = load_fixture(directory, name);
    if (!fixture) return std::unexpected(fixture.error());
    inputs.fixtures.push_back(std::move(*fixture));
  }
  return inputs;
}

CheckResult run_check(const ExchangeCheck& check, const Backend& a, const Backend& b,
                      const DifferentialInputs& inputs) {
  CheckResult result{check.name, "ENV-05", true, ""};
  for (const auto& [maker, reader] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    const std::string reason = check.run(*maker, *reader, inputs);
    if (reason.empty()) continue;
    result.passed = false;
    result.detail += fmt::format("{}{} to {}: {}", result.detail.empty() ? "" : "; ", maker->name(),
                                 reader->name(), reason);
  }
  return result;
}

CheckResult run_check(const ParityCheck& check, const Backend& a, const Backend& b,
                      const DifferentialInputs& inputs, KnownDifferences& known) {
  CheckResult result{check.name, "ENV-06", true, ""};
  const std::string outcome_a = check.outcome(a, inputs);
  const std::string outcome_b = check.outcome(b, inputs);
  if (outcome_a == outcome_b || listed(check, a, outcome_a, b, outcome_b, known)) return result;
  result.passed = false;
  result.detail = fmt::format("{}: {}; {}: {}", a.name(), outcome_a, b.name(), outcome_b);
  return result;
}

std::vector<CheckResult> run_differential(const Backend& a, const Backend& b,
                                          const DifferentialInputs& inputs,
                                          KnownDifferences& known) {
  std::vector<CheckResult> results;
  for (const ExchangeCheck& check : exchange_checks())
    results.push_back(run_check(check, a, b, inputs));
  for (const ParityCheck& check : parity_checks())
    results.push_back(run_check(check, a, b, inputs, known));
  results.push_back(check_stale(a, b, known));
  return results;
}

}  // namespace cmk::backends
