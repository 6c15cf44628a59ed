#include "harness/explore/explorer.h"

#include "harness/explore/same_answer.h"
#include "harness/explore/walk.h"
#include "harness/target/in_process_target.h"

namespace cmk::explore {
namespace {

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
      if (differs) return Finding{0, i, nullptr, *differs, {}, {}, step};
    }
  }
  return std::nullopt;
}

std::optional<Finding> run_trace(const Arena& arena, std::uint64_t seed, Stats& stats) {
  auto found = Walk(arena, Draw(seed)).run(stats);
  if (found) found->seed = seed;
  return found;
}

ModelTrace model_trace(const Arena& arena, std::uint64_t seed) {
  return Walk(arena, Draw(seed)).run_model();
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
