// Random operations of the whole vocabulary, most of which make sense in the world as it is known.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "harness/explore/draw.h"
#include "harness/explore/known.h"
#include "harness/explore/plot.h"
#include "harness/explore/shape.h"
#include "reference/system.h"

namespace cmk::explore {

// How often each operation of the registry is drawn, relative to the others.
class Weights {
 public:
  // A swarm: a part of the vocabulary is switched off, and the rest weighted anew, so that runs
  // differ more from each other than equal weights would let them (Groce et al., Swarm Testing).
  [[nodiscard]] static Weights swarm(Draw& draw);
  [[nodiscard]] std::size_t pick(Draw& draw) const;

 private:
  std::array<std::uint32_t, kNumOperations> until_{};  // running sums
};

class Generator {
 public:
  static constexpr std::size_t kFocusMax = 60;  // divided by most small numbers of things

  // What is given outlives the generator.
  Generator(Draw& draw, Known& known, const std::vector<Importable>& imports)
      : draw_(draw), known_(known), imports_(imports), weights_(Weights::swarm(draw)) {
    known_.focus = draw_.below(kFocusMax);
  }

  // The instant of the next operation, `now` or later: mostly the same, often one at which
  // something happens, or a second beside it. `due`: when something falls due, where that is known.
  [[nodiscard]] Instant next_instant(Instant now, std::optional<Instant> due);
  [[nodiscard]] AnyParams next(Instant now);
  // The next operation as it is asked for: by move, or by its place in the registry.
  [[nodiscard]] AnyParams make(Move move, Instant now);
  [[nodiscard]] AnyParams make(std::size_t operation, Instant now, Takes takes = Takes::anything);
  // From here on nothing is on purpose: each operation and instant is the draw's alone.
  void stop_plotting() { has_plots_ = false; }
  // Takes over what an accepted operation named and its answer told of, and how to undo it; and of
  // a refused one what is no longer there.
  void learn(const Operation& operation, const Outcome& outcome);

 private:
  [[nodiscard]] std::size_t pick_operation();
  [[nodiscard]] std::size_t pick(Move move);
  [[nodiscard]] const AnyParams& example();

  Draw& draw_;
  Known& known_;
  const std::vector<Importable>& imports_;
  Weights weights_;
  std::span<const PlotStep> plot_;  // the steps to come; empty: by chance
  bool has_plots_ = true;
};

}  // namespace cmk::explore
