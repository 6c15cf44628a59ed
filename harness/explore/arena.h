// What explorations share: the worlds of the scenarios, set up on two systems.
#pragma once

#include <filesystem>

#include "harness/explore/laws.h"
#include "harness/explore/shape.h"
#include "harness/explore/starting_world.h"
#include "harness/explore/trace_runner.h"

namespace cmk::explore {

// Prepared once, shared by traces.
struct Arena {
  std::vector<StartingWorld> model;
  // The same worlds on what is watched; empty: the model itself is watched.
  std::vector<StartingWorld> subject;
  std::vector<Importable> imports;
  std::size_t length_max = 64;  // operations in a trace
  // Whether the subject ends in the same state whenever it does the same: no crypto library pads
  // anything at random. Without it the laws are left out that do the same twice.
  bool is_repeatable = true;
  Watch watch;  // which laws are watched
};

// What explorations read: the worlds that traces start in, and the conformance folder.
struct ExploreData {
  Worlds worlds;
  std::filesystem::path folder;
  std::string world;  // the only one that traces start in; "" for all
};

// The worlds on the model, and on the subject where one is given. The error is one line.
[[nodiscard]] std::expected<Arena, std::string> make_arena(
    const ExploreData& data, const std::function<System()>& model,
    const std::function<System()>& subject = {});

// `model` gives the reference that subjects are compared with.
[[nodiscard]] TraceSetting make_setting(const ExploreData& data,
                                        const std::function<System()>& model);

}  // namespace cmk::explore
