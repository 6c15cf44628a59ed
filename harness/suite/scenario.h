// A scenario as it is run: read, checked, one list of steps for each row of its table of cases.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "harness/suite/expectation.h"

namespace cmk::harness {

// Times a step may be repeated at most.
inline constexpr int kRepeatMax = 10000;

struct Step {
  int number = 0;  // in the scenario, from 1; 0 in a world
  std::string method;
  std::optional<TimeText> now;  // nothing: the instant of the step before
  Expression params;
  std::string bind;         // "" when nothing is bound
  std::string judges;       // "" for a step that prepares
  std::string requirement;  // of a judging step
  Expectation expect;
  std::optional<int> repeat;   // how often; then `bind` names an array
  std::string repeat_option;   // the option of the target that says how often, in place of `repeat`
  std::string timed;           // under which label its answers are timed; "": they are not
  std::set<std::string> uses;  // names bound by earlier steps that it refers to
  std::set<std::string> options;  // of the target, on whose values its time or its values depend
  [[nodiscard]] bool is_judging() const { return !judges.empty(); }
  [[nodiscard]] bool is_repeated() const { return repeat || !repeat_option.empty(); }
};

struct World {
  std::string name;  // "vault-with-policies"
  std::vector<Step> steps;
};

struct ScenarioCase {
  std::string name;  // "" when there is no table
  std::vector<Step> steps;
};

struct Scenario {
  std::string name;  // "key-vault/wrap-at-expiry": the file below the folder, without .json
  std::string requirement;
  std::string summary;
  std::string source;
  std::set<std::string> needs;         // capabilities, as written
  bool literal_names = false;          // it is about names: they are sent as written
  std::optional<Instant> idle;         // when it may lie idle for some hours
  std::shared_ptr<const World> world;  // null: none
  std::vector<ScenarioCase> cases;     // in the order of the file
};

// Every row that a judging step of the scenario belongs to.
[[nodiscard]] std::set<std::string> requirements_of(const Scenario& scenario);

}  // namespace cmk::harness
