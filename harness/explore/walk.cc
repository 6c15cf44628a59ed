#include "harness/explore/walk.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "harness/explore/same_answer.h"

namespace cmk::explore {
namespace {

std::size_t richer(const Arena& arena, std::size_t a, std::size_t b) {
  return arena.model[a].calls.size() < arena.model[b].calls.size() ? b : a;
}
Watch watch_of(const Arena& arena) {
  Watch watch = arena.watch;
  watch.repeats = watch.repeats && arena.is_repeatable;
  return watch;
}
// Advances the draw, which goes on from there.
std::size_t draw_world(const Arena& arena, Draw& draw) {
  const std::size_t first = draw.below(arena.model.size());
  return richer(arena, first, draw.below(arena.model.size()));
}

}  // namespace

Walk::Walk(const Arena& arena, Draw draw) : Walk(arena, draw_world(arena, draw), draw) {}

Walk::Walk(const Arena& arena, std::size_t world, Draw draw)
    : arena_(arena),
      draw_(draw),
      world_(world),
      start_(arena.model[world]),
      model_(start_.system),
      known_(start_.known),
      now_(start_.now),
      generator_(draw_, known_, arena.imports),
      book_(marked_leak(), watch_of(arena)) {
  if (arena.subject.empty()) return;
  subject_.emplace(arena.subject[world].system);
  const std::vector<Outcome>& made = arena.subject[world].outcomes;
  for (std::size_t i = 0; i < std::min(start_.outcomes.size(), made.size()); ++i) {
    counterparts_.learn(start_.outcomes[i], made[i]);
  }
}

std::optional<Finding> Walk::run(Stats& stats) {
  ++stats.num_traces;
  const std::size_t length = 1 + draw_.below(arena_.length_max);
  for (std::size_t i = 0; i < length && !is_undecided_; ++i) {
    if (auto found = step(stats)) return found;
  }
  return finish(stats);
}

std::optional<Finding> Walk::run(const Grammar& grammar, std::span<const std::uint8_t> records,
                                 Stats& stats) {
  ++stats.num_traces;
  generator_.stop_plotting();
  for (; records.size() >= kRecordSize && !is_undecided_; records = records.subspan(kRecordSize)) {
    if (auto found = step(grammar, records.first<kRecordSize>(), stats)) return found;
  }
  return finish(stats);
}

ModelTrace Walk::run_model() {
  ModelTrace made{world_, {}, {}};
  const std::size_t length = 1 + draw_.below(arena_.length_max);
  for (std::size_t i = 0; i < length; ++i) {
    now_ = generator_.next_instant(now_, model_.next_due());
    apply_to_model(generator_.next(now_), made);
  }
  return made;
}

ModelTrace Walk::run_model(const Grammar& grammar, std::span<const std::uint8_t> records) {
  ModelTrace made{world_, {}, {}};
  generator_.stop_plotting();
  for (; records.size() >= kRecordSize; records = records.subspan(kRecordSize)) {
    now_ = instant_of(records.first<kRecordSize>());
    apply_to_model(params_of(grammar, records.first<kRecordSize>()), made);
  }
  return made;
}

AnyParams Walk::params_at(const Grammar& grammar, Record record, Instant now) {
  const Instant before = std::exchange(now_, now);
  AnyParams params = params_of(grammar, record);
  now_ = before;
  return params;
}

Outcome Walk::act(const Grammar& grammar, Record record) {
  ModelTrace made;
  now_ = instant_of(record);
  apply_to_model(params_of(grammar, record), made);
  return std::move(made.outcomes.front());
}

void Walk::apply_to_model(AnyParams params, ModelTrace& made) {
  Operation operation{std::move(params), now_};
  Outcome outcome = model_.apply(operation);
  generator_.learn(operation, outcome);
  made.operations.push_back(std::move(operation));
  made.outcomes.push_back(std::move(outcome));
}

std::optional<Finding> Walk::step(Stats& stats) {
  if (auto found = jump(generator_.next_instant(now_, model_.next_due()), stats)) return found;
  const bool is_early = draw_.one_in(512);
  return apply(generator_.next(now_), is_early ? start_.now - 1 : now_, stats);
}

std::optional<Finding> Walk::step(const Grammar& grammar, Record record, Stats& stats) {
  if (auto found = jump(instant_of(record), stats)) return found;
  return apply(params_of(grammar, record), now_, stats);
}

Instant Walk::instant_of(Record record) {
  draw_ = Draw(record[1]);
  return generator_.next_instant(now_, model_.next_due());
}

AnyParams Walk::params_of(const Grammar& grammar, Record record) {
  constexpr auto kByMove = std::to_array<Move>(
      {Move::again, Move::varied, Move::remedy, Move::use, Move::grant, Move::bringBack});
  draw_ = Draw((std::uint64_t{record[3]} << 8U) | record[2]);
  const std::uint8_t which = record[0];
  if (which >= kMoves) return generator_.make(kByMove[which % kByMove.size()], now_);
  return generator_.make(grammar.operations[which % grammar.operations.size()], now_);
}

std::optional<Finding> Walk::jump(Instant now, Stats& stats) {
  if (now == now_) return std::nullopt;
  now_ = now;
  ++stats.num_jumps;
  known_.pass(now);
  const auto breach = book_.advance(watched(), now_);
  if (!breach) {
    if (subject_) model_.advance(now_);
    return std::nullopt;
  }
  // What shows it is the next operation, whichever that is.
  operations_.push_back({entra::RoleList{"/"}, now_});
  return found(breach->law, breach->what);
}

std::optional<Finding> Walk::apply(AnyParams params, Instant now, Stats& stats) {
  operations_.push_back({std::move(params), now});
  Outcome told;
  auto found = compare(operations_.back(), told, stats);
  if (!found) outcomes_.push_back(std::move(told));
  return found;
}

std::optional<Finding> Walk::compare(const Operation& operation, Outcome& told, Stats& stats) {
  std::optional<Operation> own;
  if (counterparts_.differ()) own = counterparts_.of_subject(operation);
  Outcome outcome;
  const auto breach = book_.apply(watched(), own ? *own : operation, outcome);
  std::optional<std::string> differs;
  if (subject_) {
    told = model_.apply(operation);
    differs = difference(operation, told, outcome);
    is_undecided_ = differs && !breach && may_differ_by_padding(operation, told, outcome);
    counterparts_.learn(told, outcome);
  } else {
    told = std::move(outcome);
  }
  stats.add(operation, told);
  if (is_undecided_) {
    ++stats.num_undecided;
    return std::nullopt;
  }
  if (differs || breach) {
    if (operations_.empty() || &operations_.back() != &operation) operations_.push_back(operation);
    return differs ? found(nullptr, *differs) : found(breach->law, breach->what);
  }
  generator_.learn(operation, told);
  return std::nullopt;
}

std::optional<Finding> Walk::finish(Stats& stats) {
  if (is_undecided_) return std::nullopt;
  if (!subject_) return repeat();
  for (AnyParams& params : sweep(known_)) {
    Outcome told;
    if (auto found = compare({std::move(params), now_}, told, stats)) return found;
  }
  return std::nullopt;
}

std::optional<Finding> Walk::repeat() {
  if (!arena_.is_repeatable || !arena_.watch.states) return std::nullopt;
  System again = start_.system;
  for (const Operation& operation : operations_) std::ignore = again.apply(operation);
  again.advance(now_);
  model_.advance(now_);
  if (again == model_) return std::nullopt;
  return found(&laws::kSameAgain, std::string(kEndsElsewhere));
}

Finding Walk::found(const Law* law, std::string what) {
  return {0, world_, law, std::move(what), std::move(operations_), std::move(outcomes_), 0};
}

}  // namespace cmk::explore
