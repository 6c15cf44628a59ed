#include "harness/explore/explorer.h"

#include <tuple>

#include "harness/explore/same_answer.h"
#include "harness/target/in_process_target.h"

namespace cmk::explore {
namespace {

// Of two worlds the one in which more has been done: there is more to go wrong.
std::size_t richer(const Arena& arena, std::size_t a, std::size_t b) {
  return arena.model[a].calls.size() < arena.model[b].calls.size() ? b : a;
}

// One trace as it is made.
class Walk {
 public:
  Walk(const Arena& arena, std::uint64_t seed)
      : arena_(arena),
        seed_(seed),
        draw_(seed),
        world_(richer(arena, draw_.below(arena.model.size()), draw_.below(arena.model.size()))),
        start_(arena.model[world_]),
        model_(start_.system),
        known_(start_.known),
        now_(start_.now),
        generator_(draw_, known_, arena.imports),
        book_(marked_leak()) {
    if (!arena.subject.empty()) subject_.emplace(arena.subject[world_].system);
  }

  std::optional<Finding> run(Stats& stats) {
    ++stats.num_traces;
    const std::size_t length = 1 + draw_.below(arena_.length_max);
    for (std::size_t i = 0; i < length; ++i) {
      if (auto found = step(stats)) return found;
    }
    if (subject_) {
      for (AnyParams& params : sweep(known_)) {
        if (auto found = compare({std::move(params), now_}, stats)) return found;
      }
    }
    return repeat();
  }
  // What the model does, by itself.
  ModelTrace run_model() {
    ModelTrace made{world_, {}, {}};
    const std::size_t length = 1 + draw_.below(arena_.length_max);
    for (std::size_t i = 0; i < length; ++i) {
      now_ = generator_.next_instant(now_, model_.next_due());
      Operation operation{generator_.next(now_), now_};
      Outcome outcome = model_.apply(operation);
      generator_.learn(operation, outcome);
      made.operations.push_back(std::move(operation));
      made.outcomes.push_back(std::move(outcome));
    }
    return made;
  }

 private:
  std::optional<Finding> step(Stats& stats) {
    const Instant now = generator_.next_instant(now_, model_.next_due());
    if (now != now_) {
      now_ = now;
      ++stats.num_jumps;
      known_.pass(now);
      if (auto found = jump()) return found;
    }
    const bool is_early = draw_.one_in(512);
    operations_.push_back({generator_.next(now_), is_early ? start_.now - 1 : now_});
    return compare(operations_.back(), stats);
  }

  std::optional<Finding> jump() {
    if (!arena_.is_repeatable) {
      watched().advance(now_);
      if (subject_) model_.advance(now_);
      return std::nullopt;
    }
    const auto breach = book_.advance(watched(), now_);
    if (!breach) {
      if (subject_) model_.advance(now_);
      return std::nullopt;
    }
    // What shows it is the next operation, whichever that is.
    operations_.push_back({entra::RoleList{"/"}, now_});
    return found(breach->law, breach->what);
  }

  std::optional<Finding> compare(const Operation& operation, Stats& stats) {
    Outcome outcome;
    const auto breach = book_.apply(watched(), operation, outcome);
    const Outcome* told = &outcome;
    Outcome of_model;
    if (subject_) {
      of_model = model_.apply(operation);
      told = &of_model;
    }
    stats.add(operation, *told);
    std::optional<std::string> differs;
    if (subject_) differs = difference(operation, of_model, outcome);
    if (differs || breach) {
      if (operations_.empty() || &operations_.back() != &operation)
        operations_.push_back(operation);
      return differs ? found(nullptr, *differs) : found(breach->law, breach->what);
    }
    generator_.learn(operation, *told);
    return std::nullopt;
  }

  // The same once more, without anybody watching.
  std::optional<Finding> repeat() {
    System again = arena_.subject.empty() ? start_.system : arena_.subject[world_].system;
    // What a sweep asks leaves its traces in logs.
    if (subject_ || !arena_.is_repeatable) return std::nullopt;
    for (const Operation& operation : operations_) std::ignore = again.apply(operation);
    again.advance(now_);
    model_.advance(now_);
    if (again == model_) return std::nullopt;
    return found(&laws::kSameAgain, "a second run of the same operations ends elsewhere");
  }

  Finding found(const Law* law, std::string what) {
    return {seed_, world_, law, std::move(what), std::move(operations_), 0};
  }
  System& watched() { return subject_ ? *subject_ : model_; }

  const Arena& arena_;
  std::uint64_t seed_;
  Draw draw_;
  std::size_t world_;
  const StartingWorld& start_;
  System model_;
  std::optional<System> subject_;
  Known known_;
  Instant now_;
  Generator generator_;
  LawBook book_;
  std::vector<Operation> operations_;
};

template <class Op>
void ask_for_each(const Known& known, Meaning meaning, std::vector<AnyParams>& asked) {
  for (const std::string& name : known.of(meaning)) asked.emplace_back(Op{name});
}

}  // namespace

void Stats::add(const Operation& operation, const Outcome& outcome) {
  ++num_operations;
  Count& count = by_operation[operation.params.index()];
  if (outcome) {
    ++num_accepted;
    ++count.accepted;
  } else {
    ++count.refused;
    ++count.reasons[outcome.error().reason];
  }
}

std::map<Reason, std::uint64_t> Stats::by_reason() const {
  std::map<Reason, std::uint64_t> sums;
  for (const Count& count : by_operation) {
    for (const auto& [reason, number] : count.reasons) sums[reason] += number;
  }
  return sums;
}

std::optional<Finding> compare_worlds(const Arena& arena) {
  for (std::size_t i = 0; i < arena.subject.size(); ++i) {
    const StartingWorld& model = arena.model[i];
    const StartingWorld& subject = arena.subject[i];
    for (std::size_t step = 0; step < model.calls.size(); ++step) {
      // What is missing was named by an answer that differs, a step before.
      if (step == subject.calls.size()) break;
      const auto differs =
          difference(model.calls[step].method, harness::answer_of(model.outcomes[step]),
                     harness::answer_of(subject.outcomes[step]));
      if (differs) return Finding{0, i, nullptr, *differs, {}, step};
    }
  }
  return std::nullopt;
}

std::optional<Finding> run_trace(const Arena& arena, std::uint64_t seed, Stats& stats) {
  return Walk(arena, seed).run(stats);
}

ModelTrace model_trace(const Arena& arena, std::uint64_t seed) {
  return Walk(arena, seed).run_model();
}

std::vector<AnyParams> sweep(const Known& known) {
  std::vector<AnyParams> asked;
  ask_for_each<cosmos::AccountGet>(known, Meaning::account, asked);
  ask_for_each<cosmos::AccountListBackups>(known, Meaning::account, asked);
  ask_for_each<mongo_vcore::MongoClusterGet>(known, Meaning::mongo, asked);
  ask_for_each<mongo_vcore::MongoClusterConnect>(known, Meaning::mongo, asked);
  ask_for_each<postgresql::PostgresClusterGet>(known, Meaning::postgres, asked);
  ask_for_each<postgresql::PostgresClusterConnect>(known, Meaning::postgres, asked);
  ask_for_each<monitoring::HealthGet>(known, Meaning::resource, asked);
  ask_for_each<entra::IdentityGet>(known, Meaning::identityId, asked);
  ask_for_each<monitoring::ListActivity>(known, Meaning::resource, asked);
  ask_for_each<monitoring::ListFindings>(known, Meaning::resource, asked);
  for (const std::string& name : known.of(Meaning::vault)) {
    asked.emplace_back(key_vault::VaultGet{{name, {}}});
    asked.emplace_back(key_vault::VaultAuditLog{{name, {}}});
  }
  asked.emplace_back(monitoring::ListNotifications{});
  for (const KnownRecord& record : known.records) {
    asked.emplace_back(service::RecordRead{{record.resource, record.container}, record.id});
  }
  const std::vector<std::string>& callers = known.of(Meaning::caller);
  if (callers.empty()) return asked;
  for (const KnownKey& key : known.keys) {
    for (const std::string& version : key.versions) {
      asked.emplace_back(key_vault::KeyGet{
          {{{key.vault, callers.front(), "privateEndpoint"}, key.name}, version}});
    }
  }
  return asked;
}

}  // namespace cmk::explore
