// Reads the steps of a scenario or a world.
#pragma once

#include <string>
#include <vector>

#include "harness/suite/scenario.h"
#include "harness/suite/scenario_reader.h"

namespace cmk::harness {

// What the steps of one case are read with.
struct StepContext {
  const Vocabulary* vocabulary = nullptr;
  std::string requirement;  // of the scenario; "" in a world, where no step may judge
  TimeText now;             // the instant reached so far
  ReadContext names;
};

// `steps` with every {"case": COLUMN} exchanged for the row's value. A flaw for an unknown column.
[[nodiscard]] Read<nlohmann::json> fill_in_case(const nlohmann::json& steps, const std::string& at,
                                                const nlohmann::json& row,
                                                std::set<std::string>& used_columns);

// The steps of the array `value`; the context keeps what they bind and the time they reach.
[[nodiscard]] Read<std::vector<Step>> read_steps(const nlohmann::json& value, const std::string& at,
                                                 StepContext& context);

}  // namespace cmk::harness
