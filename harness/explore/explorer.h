// Random traces at volume: each starts in a copy of a prepared world, the model is generated for
// and learned from, and the subject is watched.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "harness/explore/arena.h"
#include "harness/explore/generator.h"
#include "harness/explore/laws.h"
#include "harness/explore/starting_world.h"

namespace cmk::explore {

// What is wrong, and where.
struct Finding {
  std::uint64_t seed = 0;    // of the trace
  std::size_t world = 0;     // its index among the worlds
  const Law* law = nullptr;  // the law that is broken; null: the subject answers unlike the model
  std::string what;
  std::vector<Operation>
      operations;  // the last is the one that shows it; empty: the world shows it
  // What the model answered to them, as far as it was asked: it may draw other bytes the next time.
  std::vector<Outcome> outcomes;
  std::size_t world_step = 0;  // of a world that shows it, from 0
};

// What was done, for people to judge the generators by.
struct Stats {
  std::uint64_t num_traces = 0;
  std::uint64_t num_operations = 0;
  std::uint64_t num_accepted = 0;
  std::uint64_t num_jumps = 0;      // in time
  std::uint64_t num_undecided = 0;  // traces given up: may_differ_by_padding
  struct Count {
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;
    std::map<Reason, std::uint64_t> reasons;
  };
  std::array<Count, kNumOperations> by_operation{};

  void add(const Operation& operation, const Outcome& outcome);
  // Of all operations.
  [[nodiscard]] std::map<Reason, std::uint64_t> by_reason() const;
};

// A world that the subject does not set up as the model does.
[[nodiscard]] std::optional<Finding> compare_worlds(const Arena& arena);

// One trace. The same seed gives the same trace.
[[nodiscard]] std::optional<Finding> run_trace(const Arena& arena, std::uint64_t seed,
                                               Stats& stats);

// The operations of that trace on the model alone, with what it answered.
struct ModelTrace {
  std::size_t world = 0;
  std::vector<Operation> operations;
  std::vector<Outcome> outcomes;
};
[[nodiscard]] ModelTrace model_trace(const Arena& arena, std::uint64_t seed);

// Reading operations for everything that is known: what an observer can see of a state.
[[nodiscard]] std::vector<AnyParams> sweep(const Known& known);

}  // namespace cmk::explore
