#include "harness/report/recount.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "harness/report/text.h"

namespace cmk::harness {
namespace {

// What a check is told apart by, whatever it says.
using Place = std::tuple<std::string, std::string, int, std::string>;

Place place_of(const Check& check) {
  return {check.scenario, check.caseName, check.step, check.backend};
}

std::string name_of(const Check& check) { return one_line(check_id(check)); }

std::string line_of(std::size_t index) { return fmt::format("run.jsonl: line {}: ", index + 2); }

// One member of a check that must be as the suite has it.
void compare_member(const std::string& at, std::string_view name, const std::string& written,
                    const std::string& planned, Problems& problems) {
  if (written == planned) return;
  problems.push_back(
      fmt::format(R"({}: {} is "{}", not "{}")", at, name, one_line(written), one_line(planned)));
}

void compare_check(const std::string& at, const Check& written, const Check& planned,
                   Problems& problems) {
  compare_member(at, "requirement", written.requirement, planned.requirement, problems);
  compare_member(at, "title", written.title, planned.title, problems);
  compare_member(at, "expected", written.expected, planned.expected, problems);
  const bool passed = written.status == CheckStatus::passed;
  if (passed && !written.message.empty()) {
    problems.push_back(at + ": passed, but with a message");
  }
}

// The first check that stands where another one must, when each is there once.
void compare_order(const std::vector<Check>& written, const std::vector<Check>& planned,
                   Problems& problems) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (place_of(written[i]) == place_of(planned[i])) continue;
    problems.push_back(line_of(i) + name_of(written[i]) +
                       " is out of order: " + name_of(planned[i]) + " must stand here");
    return;
  }
}

void compare_counts(const RunFooter& footer, const Plan& plan, Problems& problems) {
  if (footer.checksExpected != std::ssize(plan.checks)) {
    problems.push_back(fmt::format("run.jsonl: the footer expects {} checks, the suite demands {}",
                                   footer.checksExpected, plan.checks.size()));
  }
  if (footer.extent != plan.extent) {
    problems.push_back(fmt::format(
        "run.jsonl: the footer's extent ({} of {} scenarios) is not what the header selects "
        "({} of {})",
        footer.extent.scenarios.taken, footer.extent.scenarios.all, plan.extent.scenarios.taken,
        plan.extent.scenarios.all));
  }
}

}  // namespace

void cap(Problems& problems) {
  if (problems.size() <= kProblemsMax) return;
  const std::size_t num_more = problems.size() - kProblemsMax;
  problems.resize(kProblemsMax);
  problems.push_back(fmt::format("… and {} more of this kind", num_more));
}

Problems recount(const RunResult& run, const Plan& plan) {
  std::map<Place, const Check*> planned;
  for (const Check& check : plan.checks) planned[place_of(check)] = &check;
  std::map<Place, std::size_t> seen;
  Problems problems;
  for (std::size_t i = 0; i < run.checks.size(); ++i) {
    const Check& check = run.checks[i];
    const std::string at = line_of(i) + name_of(check);
    const auto [first, is_new] = seen.emplace(place_of(check), i);
    const auto found = planned.find(place_of(check));
    if (found == planned.end()) {
      problems.push_back(at + " is no check of this run");
    } else if (!is_new) {
      problems.push_back(fmt::format("{} is there twice, first on line {}", at, first->second + 2));
    } else {
      compare_check(at, check, *found->second, problems);
    }
  }
  for (const Check& check : plan.checks) {
    if (seen.contains(place_of(check))) continue;
    problems.push_back("run.jsonl: check " + name_of(check) + " is missing");
  }
  if (run.checks.size() == plan.checks.size() && seen.size() == planned.size()) {
    compare_order(run.checks, plan.checks, problems);
  }
  cap(problems);
  compare_counts(run.footer, plan, problems);
  return problems;
}

Problems compare_judged(const std::vector<Check>& recorded, const std::vector<Check>& judged) {
  std::map<Place, const Check*> by_place;
  for (const Check& check : judged) by_place[place_of(check)] = &check;
  Problems problems;
  for (std::size_t i = 0; i < recorded.size(); ++i) {
    const Check& check = recorded[i];
    const auto found = by_place.find(place_of(check));
    const std::string at = line_of(i) + name_of(check);
    if (found == by_place.end()) {
      problems.push_back(at + ": the transcript gives no such check");
      continue;
    }
    const Check& other = *found->second;
    const std::string_view status = to_string(other.status);
    compare_member(at + ": judged again", "status", std::string(to_string(check.status)),
                   std::string(status), problems);
    compare_member(at + ": judged again", "actual", check.actual, other.actual, problems);
    compare_member(at + ": judged again", "message", check.message, other.message, problems);
  }
  cap(problems);
  return problems;
}

}  // namespace cmk::harness
