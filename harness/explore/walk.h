// One trace as it is made: the model is generated for and learned from, the subject is watched.
// Internal to exploring.
#pragma once

#include <optional>
#include <span>

#include "harness/explore/byte_trace.h"
#include "harness/explore/counterparts.h"
#include "harness/explore/explorer.h"

namespace cmk::explore {

class Walk {
 public:
  using Record = std::span<const std::uint8_t, kRecordSize>;

  // In a world that is drawn: of two the one in which more has been done, where there is more to go
  // wrong. The arena outlives the walk.
  Walk(const Arena& arena, Draw draw);
  Walk(const Arena& arena, std::size_t world, Draw draw);

  // A trace of a length that is drawn, and then what an observer can see of the state. Each of
  // these may be called once.
  [[nodiscard]] std::optional<Finding> run(Stats& stats);
  // The operations that the records name.
  [[nodiscard]] std::optional<Finding> run(const Grammar& grammar,
                                           std::span<const std::uint8_t> records, Stats& stats);
  // What the model does, by itself.
  [[nodiscard]] ModelTrace run_model();
  [[nodiscard]] ModelTrace run_model(const Grammar& grammar, std::span<const std::uint8_t> records);

  // One record at a time, for those who look for records: when it would act, what it would do at
  // that instant, and what the model answers to it. Only the last one changes anything.
  [[nodiscard]] Instant instant_of(Record record);
  [[nodiscard]] AnyParams params_at(const Grammar& grammar, Record record, Instant now);
  Outcome act(const Grammar& grammar, Record record);

 private:
  std::optional<Finding> step(Stats& stats);
  std::optional<Finding> step(const Grammar& grammar, Record record, Stats& stats);
  // What a record names. Each byte is drawn from by itself, so that a change of one changes one
  // thing.
  [[nodiscard]] AnyParams params_of(const Grammar& grammar, Record record);
  void apply_to_model(AnyParams params, ModelTrace& made);
  std::optional<Finding> jump(Instant now, Stats& stats);
  std::optional<Finding> apply(AnyParams params, Instant now, Stats& stats);
  // The model's outcome goes to `told`.
  std::optional<Finding> compare(const Operation& operation, Outcome& told, Stats& stats);
  std::optional<Finding> finish(Stats& stats);
  // The same once more, without anybody watching.
  std::optional<Finding> repeat();
  Finding found(const Law* law, std::string what);
  System& watched() { return subject_ ? *subject_ : model_; }

  const Arena& arena_;
  Draw draw_;
  std::size_t world_;
  const StartingWorld& start_;
  System model_;
  std::optional<System> subject_;
  Known known_;
  Instant now_;
  Generator generator_;
  LawBook book_;
  Counterparts counterparts_;
  std::vector<Operation> operations_;
  std::vector<Outcome> outcomes_;  // of the model
  bool is_undecided_ = false;      // what comes after it says nothing
};

}  // namespace cmk::explore
