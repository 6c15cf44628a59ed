// A few steps of a trace that belong together, begun by what was accepted: a loss and who finds
// out, a vault and what is put under its keys. Internal to the generator.
#pragma once

#include <array>
#include <span>

#include "harness/explore/vocabulary.h"

namespace cmk::explore {

// What comes next in a trace.
enum class Move {
  any,        // an operation after the weights
  named,      // that operation
  wait,       // time passes until something falls due, or an hour
  again,      // what was accepted before
  varied,     // the same with one thing changed
  newKey,     // in the vault that came last
  newUser,    // a resource under the key that came last
  permitted,  // a call to the vault by who was permitted something there last
  use,        // what shows whether a key can be used
  remedy,     // what gives back what was taken last
  grant,      // lets somebody in who was not let in yet
  bringBack,  // the next step to a copy of what is gone: its key, its backups, a restore
};

struct PlotStep {
  constexpr PlotStep() = default;
  constexpr PlotStep(Move what) : move(what) {}  // NOLINT(google-explicit-constructor): of a table
  // NOLINTNEXTLINE(google-explicit-constructor): of a table
  constexpr PlotStep(const char* method) : move(Move::named), operation(index_of(method)) {}

  Move move = Move::any;
  std::size_t operation = 0;  // of `named`
};
using Plot = std::array<PlotStep, 5>;

// What an accepted operation begins, if anything. `is_loss`: it took something away that can be
// given back.
[[nodiscard]] std::span<const PlotStep> plot_after(std::size_t operation, bool is_loss, Draw& draw);

}  // namespace cmk::explore
