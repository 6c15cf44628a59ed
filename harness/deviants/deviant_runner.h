// Runs the suite against every deviant, and against the unchanged reference in the same loop.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "harness/deviants/deviant.h"
#include "harness/suite/runner.h"

namespace cmk::harness {

// A fresh target in this process: the reference with the deviation (none: the reference itself).
// Evaluations of rules go to the log, when there is one; it outlives the target.
using MakeTarget =
    std::function<std::unique_ptr<Target>(const Override& deviation, Evaluations* log)>;

struct DeviantSuite {
  const std::vector<Scenario>* scenarios = nullptr;
  const Rows* rows = nullptr;
  MakeTarget make_target;
  RunOptions options;
  std::vector<Deviant> deviants;
  std::vector<TargetDeviant> target_deviants;
  std::vector<HarnessDeviant> harness_deviants;
  // The rows of kind `harness` that fail on the sound backends: none. May be empty.
  std::function<std::vector<std::string>()> sound_harness;
  // The whole suite against each, not only the scenarios of its requirement. Either way those are
  // left out in whose run the deviant's override is never felt.
  bool full = false;
  // Called before each deviant: how many are done, of how many, and its name.
  std::function<void(std::size_t done, std::size_t all, const std::string& name)> progress;
};

struct DeviantOutcome {
  std::string name;
  std::string requirement;
  bool killed = false;            // a check of its own requirement failed
  std::map<std::string, int> by;  // failed checks by requirement
};

struct DeviantReport {
  bool reference_passed = false;
  std::vector<std::string> reference_failures;  // ids of checks that are not passed, with why
  std::vector<DeviantOutcome> deviants;
  bool full = false;
  // In a full run: the checks that no deviant failed.
  std::vector<std::string> unfailed_checks;

  [[nodiscard]] bool all_killed() const;
};

// An error text when the target does not start.
[[nodiscard]] std::expected<DeviantReport, std::string> run_deviants(const DeviantSuite& suite);

// Where the rules of each row were evaluated while the row's scenarios ran on the reference: only
// these places count as its rule. By requirement.
[[nodiscard]] std::expected<std::map<std::string, std::set<std::string>>, std::string> rule_places(
    const DeviantSuite& suite);

// {reference, deviants: [{name, requirement, killed, by}]}; in a full run matrix and
// unfailed_checks, too.
[[nodiscard]] nlohmann::ordered_json to_json(const DeviantReport& report);
// A line each for people, and a count at the end.
[[nodiscard]] std::string to_text(const DeviantReport& report);

}  // namespace cmk::harness
