// The worlds that traces start in: those of the scenarios, set up once and then copied.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "harness/explore/known.h"
#include "harness/suite/scenario.h"
#include "reference/system.h"

namespace cmk::explore {

// One call of a world, as it was made and answered.
struct PastCall {
  std::string method;
  std::string bind;       // the name of its answer; "w1" and so on where the world gives none
  bool is_named = false;  // by the world
  nlohmann::json answer;
};

struct StartingWorld {
  std::shared_ptr<const harness::World> world;
  System system;
  Known known;  // what its steps named and their answers told of
  Instant now = harness::kT0;
  std::vector<PastCall> calls;
  std::vector<Outcome> outcomes;  // of each call
};

// A secret of a scenario by name, as text on the wire: it begins with the marker of all secrets.
[[nodiscard]] nlohmann::json marked_secret(const std::string& name, std::size_t length);

// The world on a fresh system. The steps are done whatever comes, up to one whose parameters cannot
// be made of earlier answers: then it has fewer calls than its world has steps.
[[nodiscard]] StartingWorld set_up(const std::shared_ptr<const harness::World>& world,
                                   System fresh);

// Every world that some scenario starts in, by name.
[[nodiscard]] std::vector<std::shared_ptr<const harness::World>> worlds_of(
    const std::vector<harness::Scenario>& scenarios);

}  // namespace cmk::explore
