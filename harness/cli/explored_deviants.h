// The deviants of the rules, found by exploration alone, without a scenario.
#pragma once

#include "harness/cli/wiring.h"

namespace cmk::cli {

struct ExploredOptions {
  ReferenceOptions reference;
  std::uint64_t operations_max = 200'000;  // for each deviant
  std::function<bool(const harness::Deviant&)> is_selected;
  std::function<void(int done, int all, const std::string& name)> progress;
};

struct ExploredDeviant {
  std::string name;
  std::string requirement;
  bool killed = false;
  std::uint64_t num_operations = 0;  // until it was found, or in all
  // Of the shrunk counterexample: its steps after the world, and the row that it is filed under.
  std::size_t num_steps = 0;
  std::string blamed;
  std::string unshown;  // what was found, where its trace does not show it once more
};

struct ExploredReport {
  bool reference_passed = false;
  std::vector<ExploredDeviant> deviants;
};

// On the repeatable model backend. Each deviant is looked for in the same traces: half of them
// under the timing of the options, half under random.
[[nodiscard]] Or<ExploredReport> explore_deviants(const Data& data, const ExploredOptions& options);

[[nodiscard]] nlohmann::ordered_json to_json(const ExploredReport& report);
[[nodiscard]] std::string to_text(const ExploredReport& report);

}  // namespace cmk::cli
