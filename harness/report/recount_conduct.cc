// The part of recount.h that looks at how the target behaved apart from its answers.
#include <fmt/core.h>

#include <algorithm>

#include "harness/report/recount.h"

namespace cmk::harness {
namespace {

// Only resets that failed stand in a transcript.
bool is_failed_reset(const Exchange& exchange) {
  const auto method = exchange.call.find("method");
  return method != exchange.call.end() && *method == "reset";
}

}  // namespace

Problems recount_conduct(const RunResult& run) {
  const Conduct& conduct = run.footer.conduct;
  Problems problems;
  if (run.header.targetCommand == "builtin" && conduct != Conduct{}) {
    problems.emplace_back("run.jsonl: the footer's conduct: the builtin target cannot break");
  }
  if (conduct.restarts > 0 && conduct.firstBreak.empty()) {
    problems.push_back(fmt::format(
        "run.jsonl: the footer's conduct: {} restarts, and nothing that broke", conduct.restarts));
  }
  if (conduct.died && conduct.end.empty()) {
    problems.emplace_back("run.jsonl: the footer's conduct: it died, and its end is not told");
  }
  const auto failed = std::ranges::find_if(run.exchanges, is_failed_reset);
  if (failed != run.exchanges.end() && conduct.firstBreak.empty()) {
    problems.push_back(fmt::format(
        "run.jsonl: the footer's conduct: nothing broke, but transcript.jsonl line {} has a reset "
        "that failed",
        failed - run.exchanges.begin() + 1));
  }
  return problems;
}

}  // namespace cmk::harness
