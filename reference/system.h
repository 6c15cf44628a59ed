// The facade: the whole documented system as a value that operations are applied to.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "reference/core/outcome.h"
#include "reference/operations.h"
#include "reference/state.h"

namespace cmk {

using Outcome = std::expected<AnyAnswer, Refusal>;

// What a system is made with. Crypto library and key source are shared with its copies.
struct Settings {
  std::shared_ptr<const crypto::Backend> crypto;
  std::shared_ptr<crypto::KeySource> keys;
  Override deviation;      // none: the reference itself
  std::uint64_t seed = 1;  // of identifiers, versions, data keys and nonces, and of random timing
  Timing timing = Timing::earliest;
  Options options = {};
};

// Cheap to copy, equal or not equal. It does no I/O and reads no clock.
class System {
 public:
  explicit System(const Settings& settings);

  // The world of that number out of those that one seed makes: its data keys are its own. Before
  // the first operation; 0 is the world that a system begins with.
  void begin_world(std::uint64_t number);

  // Brings the system to operation.now (what falls due is done at its own instant), then does the
  // operation. A refused operation changes nothing but logs. timeReversed: now lies before that of
  // an earlier operation.
  [[nodiscard]] Outcome apply(const Operation& operation);

  // Does what falls due until then, as apply does before an operation. False, and nothing done,
  // where `now` lies before that of an earlier operation, or beyond kInstantMax.
  bool advance(Instant now);
  // When something falls due next, if anything is to.
  [[nodiscard]] std::optional<Instant> next_due() const { return state_.agenda.next_due(); }

  // Records which rules are evaluated, and where, to `log`, which outlives the system.
  void record(Evaluations* log) { state_.rules.record(log); }

  // The same system, which from now on acts elsewhere in windows that open.
  [[nodiscard]] System with_timing(Timing timing) const;
  // What it is going to do within windows that are open: the documents let each of it happen at any
  // instant before it does.
  [[nodiscard]] std::vector<Task> booked_in_windows() const;
  // The same system, which does these at `now`, no earlier than what it did last.
  [[nodiscard]] System hastened(std::span<const TaskName> tasks, Instant now) const;

  bool operator==(const System&) const = default;

  // Equal but for what a refused operation may leave: logs, health and notifications.
  [[nodiscard]] bool same_but_for_logs(const System& other) const;

 private:
  [[nodiscard]] Tools tools() const { return {*crypto_, *keys_}; }

  std::shared_ptr<const crypto::Backend> crypto_;
  std::shared_ptr<crypto::KeySource> keys_;
  Instant now_ = kInstantMin;
  State state_;
};

}  // namespace cmk
