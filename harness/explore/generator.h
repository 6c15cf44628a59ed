// Random operations of the whole vocabulary, most of which make sense in the world as it is known.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "harness/explore/draw.h"
#include "harness/explore/known.h"
#include "harness/explore/shape.h"
#include "reference/system.h"

namespace cmk::explore {

inline constexpr std::size_t kNumOperations = boost::mp11::mp_size<Operations>::value;

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
  // Takes over what an accepted operation named and its answer told of, and how to undo it; and of
  // a refused one what is no longer there.
  void learn(const Operation& operation, const Outcome& outcome);

 private:
  [[nodiscard]] std::size_t pick_operation();

  Draw& draw_;
  Known& known_;
  const std::vector<Importable>& imports_;
  Weights weights_;
  std::vector<AnyParams> remedies_;  // what gives back what was taken, the latest loss last
};

}  // namespace cmk::explore
