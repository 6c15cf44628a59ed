// What is known of each row: its scenarios, the places of its rules, its deviants.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/cli/command.h"
#include "harness/deviants/deviant.h"

namespace cmk::cli {

struct RowOverview {
  const harness::Requirement* row = nullptr;
  std::vector<std::string> scenarios;
  std::vector<std::string> places;  // "reference/key_vault/window.cc:31"
  std::vector<const harness::Deviant*> deviants;
};

// Every row of the catalogue, in its order; points into `data` and `deviants`, which outlive it.
// The places come from a run of the rows' scenarios on the reference, with the model backend;
// `only` names the one row to run them for, "" all, "-" none.
[[nodiscard]] Or<std::vector<RowOverview>> overview(const Data& data,
                                                    const std::vector<harness::Deviant>& deviants,
                                                    const std::string& only);

}  // namespace cmk::cli
