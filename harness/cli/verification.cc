#include "harness/cli/verification.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "harness/backends/signing.h"
#include "harness/cli/harness_rows.h"
#include "harness/cli/redaction.h"
#include "harness/cli/suite_digests.h"
#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/suite/json_file.h"
#include "harness/suite/target_options.h"

namespace cmk::cli {
namespace {

using harness::Check;
using harness::RunResult;

constexpr std::size_t kKeyFileBytesMax = std::size_t{64} << 10U;

// A scenario on a backend.
using Place = std::pair<std::string, std::string>;

// Checks that --fail-fast left out have no answers; they stay as recorded.
void keep_left_out(const RunResult& recorded, std::vector<Check>& judged) {
  std::set<Place> answered;
  for (const harness::Exchange& exchange : recorded.exchanges) {
    answered.emplace(exchange.scenario, exchange.backend);
  }
  std::map<std::string, const Check*> left_out;
  for (const Check& check : recorded.checks) {
    const bool has_answers = answered.contains({check.scenario, check.backend});
    if (check.message == harness::kLeftOut && !has_answers) left_out[check_id(check)] = &check;
  }
  for (Check& check : judged) {
    if (const auto found = left_out.find(check_id(check)); found != left_out.end()) {
      check = *found->second;
    }
  }
}

// What to do about a report that does not verify.
std::string next_step(const harness::Verified& verified) {
  const auto is_other = [](const std::string& problem) {
    return problem.starts_with("of another suite: ");
  };
  if (std::ranges::any_of(verified.problems, is_other)) {
    return "verify it with the cmkconf and the conformance folder that wrote it, or run the target "
           "again with these";
  }
  return fmt::format(
      "do not rely on it; run the target again with --seed {} to see what it answers",
      verified.run.header.seed);
}

}  // namespace

Or<harness::Suite> suite_of(const Data& data) {
  auto harness_checks = planned_harness_checks(data.folder);
  if (!harness_checks) return std::unexpected(harness_checks.error());
  return harness::Suite{&data.scenarios, &data.rows, *std::move(harness_checks)};
}

std::vector<Check> judged_again(const RunResult& recorded, const Data& data,
                                const std::vector<Check>& harness_checks) {
  const harness::RunHeader& header = recorded.header;
  const auto scenarios = harness::select(data.scenarios, data.rows, harness::selection_of(header));
  std::vector<harness::SuiteRun> runs;
  for (const std::string& backend : harness::backends_of_run(header)) {
    harness::RunOptions options;
    options.seed = header.seed;
    options.backend = backend;
    options.record = false;
    options.redaction = declared_redaction();
    runs.push_back(harness::rejudge(scenarios, data.rows, recorded.exchanges,
                                    harness::within_maxima(header.target, data.catalogue),
                                    options));
  }
  runs.push_back({harness_checks, {}});
  std::vector<Check> checks = harness::merge_runs(std::move(runs)).checks;
  if (header.failFast) keep_left_out(recorded, checks);
  return checks;
}

// Takes seconds, and most reports of outside targets have none: done when first asked for.
const std::vector<Check>& Verification::harness_checks() const {
  if (harness_checks_) return *harness_checks_;
  auto checks = run_harness_rows(tools_.backends[0], tools_.backends[1], data_.folder);
  return harness_checks_.emplace(checks ? *std::move(checks) : std::vector<Check>());
}

void Verification::add_judge() {
  basis_.judge = [this](const RunResult& run) {
    const bool asked = std::ranges::any_of(
        run.checks, [](const Check& check) { return check.scenario.starts_with("harness/"); });
    return judged_again(run, data_, asked ? harness_checks() : std::vector<Check>());
  };
}

Or<void> Verification::add_key(const std::string& file) {
  const auto pem = harness::read_file(file, kKeyFileBytesMax);
  if (!pem) return stop(pem.error());
  auto signing = backends::load_signing();
  if (!signing) return stop(ExitCode::harnessFault, signing.error());
  if (!(*signing)->is_public_key(*pem)) {
    return stop(ExitCode::badInput, file + ": no public Ed25519 key in PEM");
  }
  basis_.signed_by = [signing = *signing, pem = *pem](std::string_view line,
                                                      const Bytes& signature) {
    return signing->verifies(pem, as_bytes(line), signature);
  };
  return {};
}

Or<std::unique_ptr<Verification>> Verification::load(const Globals& globals,
                                                     const VerificationOptions& options) {
  auto data = load_data(globals);
  if (!data) return std::unexpected(data.error());
  std::unique_ptr<Verification> made(new Verification(*std::move(data)));
  auto tools = make_tools(backends_of(""), made->data_.folder);
  if (!tools) return std::unexpected(tools.error());
  made->tools_ = *std::move(tools);
  auto suite = suite_of(made->data_);
  if (!suite) return std::unexpected(suite.error());
  made->suite_ = *std::move(suite);
  harness::VerifyBasis& basis = made->basis_;
  basis.catalogue = &made->data_.catalogue;
  basis.digest = digest_of(made->tools_.backends.front());
  auto digests = suite_digests(made->data_.folder, basis.digest);
  if (!digests) return std::unexpected(digests.error());
  basis.suite = *std::move(digests);
  basis.version = kVersion;
  basis.plan = [suite = &made->suite_, catalogue = basis.catalogue](harness::RunHeader header) {
    header.target = harness::within_maxima(std::move(header.target), *catalogue);
    return harness::plan_of(*suite, header);
  };
  if (options.judge) made->add_judge();
  if (!options.key.empty()) {
    if (auto added = made->add_key(options.key); !added) return std::unexpected(added.error());
  }
  return made;
}

Or<harness::Verified> Verification::verify(const std::filesystem::path& dir) const {
  auto verified = harness::verify(dir, basis_);
  if (!verified) return stop(verified.error());
  return *std::move(verified);
}

std::string report_lines(const std::string& dir, const harness::Verified& verified,
                         const VerificationOptions& options) {
  std::string text;
  const std::string name = harness::one_line(dir);
  for (const std::string& problem : verified.problems) {
    text += fmt::format("{}: {}\n", name, problem);
  }
  if (!text.empty()) return text + fmt::format("{}: {}\n", name, next_step(verified));
  text = fmt::format("{}: whole, and by this suite{}{}: {}\n", name,
                     options.judge ? ", its answers judged again" : "",
                     verified.is_signed ? ", signed by the key" : "",
                     harness::one_line(harness::verdict_text(verified.run.footer)));
  return text;
}

}  // namespace cmk::cli
