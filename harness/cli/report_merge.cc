// cmkconf report merge: the shards of a run, put together.
#include <fmt/format.h>

#include "harness/cli/report_actions.h"
#include "harness/report/console.h"
#include "harness/report/merge.h"
#include "harness/report/report_folder.h"
#include "harness/report/text.h"
#include "harness/report/write_report.h"
#include "harness/suite/json_file.h"
#include "harness/suite/verdict.h"

namespace cmk::cli {
namespace {

// Every shard, verified before anything is made of it.
Or<std::vector<harness::RunResult>> read_shards(const std::vector<std::string>& dirs,
                                                const Verification& verification) {
  std::vector<harness::RunResult> shards;
  for (const std::string& dir : dirs) {
    auto verified = verification.verify(dir);
    if (!verified) return std::unexpected(verified.error());
    if (!verified->problems.empty()) {
      const std::size_t num_more = verified->problems.size() - 1;
      return stop(ExitCode::badInput,
                  fmt::format("{}: does not verify: {}{}", harness::one_line(dir),
                              verified->problems.front(),
                              num_more == 0 ? "" : fmt::format(" (and {} more)", num_more)));
    }
    shards.push_back(std::move(verified->run));
  }
  return shards;
}

}  // namespace

Or<ExitCode> merge_reports(const MergeArguments& arguments, const Globals& globals) {
  if (const auto foreign = harness::foreign_in(arguments.out)) {
    return stop(ExitCode::usage, fmt::format("--out: {}", *foreign));
  }
  const auto verification = Verification::load(globals, {});
  if (!verification) return std::unexpected(verification.error());
  const Verification& held = **verification;
  auto shards = read_shards(arguments.dirs, held);
  if (!shards) return std::unexpected(shards.error());
  harness::Baseline baseline;
  const std::string day = today();
  harness::MergeBasis basis{.catalogue = &held.data().catalogue, .today = day};
  basis.extent = [&](const harness::RunHeader& header) {
    return harness::extent_of(held.suite(), header);
  };
  if (!arguments.baseline.empty()) {
    auto loaded = harness::load_baseline(arguments.baseline, held.data().catalogue);
    if (!loaded) return stop(loaded.error());
    const auto text = harness::read_file(arguments.baseline);
    if (!text) return stop(text.error());
    baseline = *std::move(loaded);
    basis.baseline = &baseline;
    basis.baseline_digest = held.digest()(*text);
  }
  auto merged = harness::merge(*std::move(shards), basis);
  if (!merged) return stop(ExitCode::badInput, harness::one_line(merged.error()));
  const auto written =
      harness::write_report(*merged, held.data().catalogue, arguments.out, held.digest());
  if (!written) {
    return stop(ExitCode::cannotWrite, written.error().file + ": " + written.error().reason);
  }
  return print(harness::console_summary(*merged, held.data().catalogue),
               harness::exit_code(held.data().catalogue, *merged));
}

}  // namespace cmk::cli
