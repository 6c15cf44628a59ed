// The part of recount.h that looks at the transcript.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "harness/report/recount.h"
#include "harness/report/text.h"

namespace cmk::harness {
namespace {

// One case of one scenario on one backend.
using CasePlace = std::tuple<std::string, std::string, std::string>;

struct PlacedExchange {
  const Exchange* exchange = nullptr;
  std::size_t line = 0;  // in transcript.jsonl, from 1
};
using Exchanges = std::map<CasePlace, std::vector<PlacedExchange>>;
using Statuses = std::map<std::tuple<CasePlace, int>, CheckStatus>;

std::string method_of(const Exchange& exchange) {
  const auto found = exchange.call.find("method");
  const bool is_text = found != exchange.call.end() && found->is_string();
  return is_text ? found->get<std::string>() : std::string();
}

bool is_answered(CheckStatus status) {
  return status == CheckStatus::passed || status == CheckStatus::failed;
}

std::string name_of_case(const CasePlace& place) {
  const auto& [scenario, case_name, backend] = place;
  return one_line(scenario + (case_name.empty() ? "" : "/" + case_name) +
                  (backend.empty() ? "" : "@" + backend));
}

// The steps of one case against its exchanges.
class CaseRecount {
 public:
  CaseRecount(const CasePlace& place, const RunHeader& header,
              const std::vector<PlacedExchange>& exchanges, const Statuses& statuses,
              Problems& problems)
      : place_(place),
        header_(header),
        exchanges_(exchanges),
        statuses_(statuses),
        problems_(problems) {}

  void run(const Scenario& scenario, const ScenarioCase& one) {
    std::vector<const Step*> steps;
    if (scenario.world) {
      for (const Step& step : scenario.world->steps) steps.push_back(&step);
    }
    for (const Step& step : one.steps) steps.push_back(&step);
    last_answered_ = 0;
    for (const Step& step : one.steps) {
      if (step.is_judging() && answered(step)) last_answered_ = step.number;
    }
    skip_reset();
    for (const Step* step : steps) take(*step);
    if (next_ < exchanges_.size()) {
      problems_.push_back(fmt::format(
          "transcript.jsonl: line {}: step {} ({}) of {} is out of order, or none of the scenario",
          exchanges_[next_].line, exchanges_[next_].exchange->step,
          one_line(method_of(*exchanges_[next_].exchange)), name_of_case(place_)));
    }
  }

 private:
  [[nodiscard]] bool answered(const Step& step) const {
    const auto status = statuses_.find({place_, step.number});
    return status != statuses_.end() && is_answered(status->second);
  }

  // A target that could not be reset has an exchange that says so.
  void skip_reset() {
    while (next_ < exchanges_.size() && method_of(*exchanges_[next_].exchange) == "reset") ++next_;
  }

  [[nodiscard]] std::size_t times_of(const Step& step) const {
    if (step.repeat_option.empty()) return static_cast<std::size_t>(step.repeat.value_or(1));
    const auto option = header_.target.options.find(step.repeat_option);
    const bool fits = option != header_.target.options.end() && option->second >= 1 &&
                      option->second <= kRepeatMax;
    return fits ? static_cast<std::size_t>(option->second) : 0;
  }

  // The exchanges of one step: all of them, or none where the step may have been left out.
  void take(const Step& step) {
    const std::size_t num_wanted = times_of(step);
    std::size_t num_found = 0;
    while (num_found < num_wanted && next_ < exchanges_.size() &&
           exchanges_[next_].exchange->step == step.number &&
           method_of(*exchanges_[next_].exchange) == step.method) {
      ++next_;
      ++num_found;
    }
    if (num_found == num_wanted) return;
    const bool needed = step.is_judging() ? answered(step) : step.number < last_answered_;
    if (num_found == 0 && !needed) return;
    problems_.push_back(fmt::format(
        "transcript.jsonl: {} has {} of {} exchanges of {} ({})", name_of_case(place_), num_found,
        num_wanted, step.number == 0 ? "its world" : fmt::format("step {}", step.number),
        one_line(step.method)));
  }

  const CasePlace& place_;
  const RunHeader& header_;
  const std::vector<PlacedExchange>& exchanges_;
  const Statuses& statuses_;
  Problems& problems_;
  int last_answered_ = 0;
  std::size_t next_ = 0;
};

// Groups the exchanges by case; a case whose lines do not follow each other is a problem.
Exchanges by_case(const RunResult& run, Problems& problems) {
  Exchanges all;
  std::size_t line = 0;
  for (const Exchange& exchange : run.exchanges) {
    ++line;
    const CasePlace place{exchange.scenario, exchange.caseName, exchange.backend};
    std::vector<PlacedExchange>& own = all[place];
    if (!own.empty() && own.back().line + 1 != line) {
      problems.push_back(
          fmt::format("transcript.jsonl: line {}: {} begins again", line, name_of_case(place)));
    }
    own.push_back({&exchange, line});
  }
  return all;
}

}  // namespace

Problems recount_transcript(const RunResult& run, const Plan& plan) {
  Problems problems;
  Exchanges all = by_case(run, problems);
  Statuses statuses;
  for (const Check& check : run.checks) {
    statuses[{{check.scenario, check.caseName, check.backend}, check.step}] = check.status;
  }
  for (const std::string& backend : backends_of_run(run.header)) {
    for (const Scenario* scenario : plan.scenarios) {
      for (const ScenarioCase& one : scenario->cases) {
        const CasePlace place{scenario->name, one.name, backend};
        const auto found = all.find(place);
        static const std::vector<PlacedExchange> kNone;
        CaseRecount(place, run.header, found == all.end() ? kNone : found->second, statuses,
                    problems)
            .run(*scenario, one);
        if (found != all.end()) all.erase(found);
      }
    }
  }
  for (const auto& [place, exchanges] : all) {
    problems.push_back(fmt::format("transcript.jsonl: line {}: {} is no case of this run",
                                   exchanges.front().line, name_of_case(place)));
  }
  cap(problems);
  return problems;
}

}  // namespace cmk::harness
