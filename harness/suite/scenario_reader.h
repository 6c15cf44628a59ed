// Reads the folder of scenarios, strictly: whatever is not understood is an error.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "harness/suite/bad_input.h"
#include "harness/suite/scenario.h"

namespace cmk::harness {

// What scenarios may name. An empty set allows any name.
struct Vocabulary {
  std::set<std::string> requirements;  // "KEY-05", …
  std::set<std::string> methods;       // "key.wrapKey", …; harness.* is always known
  std::set<std::string> capabilities;  // "virtual-clock", …
};

// Reads every PROFILE/NAME.json below `dir` and the worlds in `dir`/worlds; `dir` lies in the
// conformance folder, from which {"file": …} is read. The scenarios come in the order of their
// names. A BadInput names the first flaw by file, place and reason.
[[nodiscard]] std::expected<std::vector<Scenario>, BadInput> load_scenarios(
    const std::filesystem::path& dir, const Vocabulary& vocabulary);

// The worlds in `dir`/worlds alone, in the order of their names: what traces start in takes a tenth
// of the time that all scenarios do.
[[nodiscard]] std::expected<std::vector<std::shared_ptr<const World>>, BadInput> load_worlds(
    const std::filesystem::path& dir);

}  // namespace cmk::harness
