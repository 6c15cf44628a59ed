// The params of scenarios and worlds against the schema of their operation, as far as they are
// known before a run: what is written out, and the types of expressions. What an answer will give
// is open.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "harness/protocol/model.h"
#include "harness/suite/bad_input.h"
#include "harness/suite/scenario_reader.h"

namespace cmk::harness {

// Why no target could be asked this: "/params/name: missing", "/params/kty: none of the values".
// Nothing when the params may keep the schema, or the method is no operation.
[[nodiscard]] std::optional<Flaw> params_flaw(const Step& step);

// The first flaw of the scenarios or their worlds, which were read below `dir`.
[[nodiscard]] std::optional<BadInput> check_scenario_params(const std::vector<Scenario>& scenarios,
                                                            const std::filesystem::path& dir);

}  // namespace cmk::harness
