#include "harness/explore/generator.h"

#include <algorithm>

#include "harness/explore/remedy.h"

namespace cmk::explore {
namespace {

// Whether there is what an operation is about: else it is no more than a question for something
// that is not there.
using IsThere = bool (*)(const Known&);
bool anything(const Known& /*known*/) { return true; }
template <Meaning kMeaning>
bool any_of(const Known& known) {
  return !known.of(kMeaning).empty();
}
template <MadeKind kKind>
bool any_made(const Known& known) {
  return std::ranges::any_of(known.made, [](const Made& made) { return made.kind == kKind; });
}
template <bool kDeleted>
bool any_key(const Known& known) {
  return std::ranges::any_of(known.keys,
                             [](const KnownKey& key) { return key.is_deleted == kDeleted; });
}
bool any_deleted_vault(const Known& known) { return !known.deleted_vaults.empty(); }
bool any_deleted_identity(const Known& known) { return !known.deleted_identities.empty(); }
bool any_record(const Known& known) { return !known.records.empty(); }
bool any_table(const Known& known) { return !known.tables.empty(); }
bool any_backup(const Known& known) { return !known.backups.empty(); }

struct Subject {
  std::string_view methods;  // a beginning; the first row that fits counts
  IsThere is_there = anything;
  std::uint32_t weight = 4;  // of each of these operations
};
constexpr auto kSubjects = std::to_array<Subject>({
    {"tenant.", anything, 1},
    {"subscription.", anything, 1},
    {"identity.recover", any_deleted_identity, 4},
    {"identity.", any_of<Meaning::identityId>, 3},
    {"role.remove", any_of<Meaning::assignment>, 3},
    {"role.", any_of<Meaning::principal>, 3},
    {"vault.list", anything, 1},
    {"vault.create", anything, 3},
    {"vault.recover", any_deleted_vault, 4},
    {"vault.purge", any_deleted_vault, 3},
    {"vault.delete", any_of<Meaning::vault>, 3},
    {"vault.", any_of<Meaning::vault>, 4},
    {"key.create", any_of<Meaning::vault>, 6},
    {"key.import", any_of<Meaning::vault>, 4},
    {"key.list", any_of<Meaning::vault>, 3},
    {"key.delete", any_key<false>, 3},
    {"key.recover", any_key<true>, 8},
    {"key.purge", any_key<true>, 4},
    {"key.restore", any_made<MadeKind::backup>, 8},
    {"key.unwrapKey", any_made<MadeKind::wrapped>, 12},
    {"key.decrypt", any_made<MadeKind::encrypted>, 8},
    {"key.verify", any_made<MadeKind::signature>, 8},
    {"key.", any_key<false>, 6},
    {"envelope.seal", any_key<false>, 4},
    {"envelope.", any_made<MadeKind::envelope>, 6},
    {"account.create", any_of<Meaning::keyUri>, 6},
    {"account.list", anything, 2},
    {"account.listBackups", any_of<Meaning::account>, 8},
    {"account.restore", any_backup, 12},
    {"account.delete", any_of<Meaning::account>, 2},
    {"account.", any_of<Meaning::account>, 5},
    {"container.", any_of<Meaning::account>, 3},
    {"table.create", any_of<Meaning::tableAccount>, 12},
    {"table.", any_table, 12},
    {"mongoCluster.create", any_of<Meaning::keyUri>, 4},
    {"mongoCluster.list", anything, 1},
    {"mongoCluster.delete", any_of<Meaning::mongo>, 2},
    {"mongoCluster.", any_of<Meaning::mongo>, 5},
    {"postgresCluster.create", any_of<Meaning::keyUri>, 4},
    {"postgresCluster.list", anything, 1},
    {"postgresCluster.delete", any_of<Meaning::postgres>, 2},
    {"postgresCluster.", any_of<Meaning::postgres>, 5},
    {"record.write", any_of<Meaning::resource>, 12},
    {"record.", any_record, 10},
    {"storage.inspect", any_record, 5},
    {"storage.write", any_made<MadeKind::stored>, 4},
    {"health.", any_of<Meaning::resource>, 3},
    {"alert.", any_of<Meaning::actionGroup>, 4},
    {"fault.", anything, 2},
});

const std::array<Subject, kNumOperations>& operation_subjects() {
  static const auto kOperationSubjects = [] {
    std::array<Subject, kNumOperations> rows;
    std::size_t i = 0;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
        [&](auto op) {
          const std::string_view method = Note<typename decltype(op)::type>::kName;
          const auto* row = std::ranges::find_if(
              kSubjects, [&](const Subject& each) { return method.starts_with(each.methods); });
          if (row != kSubjects.end()) rows[i] = *row;
          ++i;
        });
    return rows;
  }();
  return kOperationSubjects;
}

using MakeParams = AnyParams (*)(Filler&);
template <class Op>
AnyParams make(Filler& filler) {
  Op op{};
  filler.fill(op);
  return op;
}
constexpr std::array<MakeParams, kNumOperations> kMakers = [] {
  std::array<MakeParams, kNumOperations> makers{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
      [&](auto op) { makers[i++] = &make<typename decltype(op)::type>; });
  return makers;
}();

}  // namespace

Weights Weights::swarm(Draw& draw) {
  Weights weights;
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < kNumOperations; ++i) {
    constexpr std::array<std::uint32_t, 6> kFactors = {0, 0, 1, 1, 2, 4};
    sum += operation_subjects()[i].weight * draw.of(kFactors);
    weights.until_[i] = sum;
  }
  return weights;
}

std::size_t Weights::pick(Draw& draw) const {
  const std::size_t point = draw.below(until_.back());
  return static_cast<std::size_t>(std::ranges::upper_bound(until_, point) - until_.begin());
}

// One whose subject is known, where a few tries find any.
std::size_t Generator::pick_operation() {
  for (int attempt = 0; attempt < 8; ++attempt) {
    const std::size_t index = weights_.pick(draw_);
    if (operation_subjects()[index].is_there(known_)) return index;
  }
  return weights_.pick(draw_);
}

void Generator::learn(const Operation& operation, const Outcome& outcome) {
  if (!outcome) {
    if (outcome.error().reason == Reason::notFound) known_.miss(operation.params);
    return;
  }
  known_.learn(operation, *outcome);
  constexpr std::size_t kRemediesMax = 8;
  auto remedy = remedy_of(operation.params, operation.now);
  if (remedy && remedies_.size() < kRemediesMax) remedies_.push_back(*std::move(remedy));
}

Instant Generator::next_instant(Instant now, std::optional<Instant> due) {
  constexpr std::array<Seconds, 10> kJumps = {1,    kMinute,  kHour - 1, kHour,     kHour + 1,
                                              kDay, 7 * kDay, 30 * kDay, 90 * kDay, 91 * kDay + 1};
  const std::size_t choice = draw_.below(24);
  if (choice < 15) return now;
  const Instant second = static_cast<Instant>(draw_.below(3)) - 1;
  if (choice < 18 && !known_.instants.empty()) {
    const std::size_t near = std::min<std::size_t>(3, known_.instants.size());
    return std::max(now, known_.instants[draw_.below(near)] + second);
  }
  if (choice < 21 && due) return std::max(now, *due + second);
  return now + draw_.of(kJumps);
}

AnyParams Generator::next(Instant now) {
  if (!remedies_.empty() && draw_.one_in(10)) {
    AnyParams remedy = std::move(remedies_.back());
    remedies_.pop_back();
    return remedy;
  }
  Filler filler(draw_, known_, now);
  AnyParams params = kMakers[pick_operation()](filler);
  shape({draw_, known_, filler, now, imports_}, params);
  return params;
}

}  // namespace cmk::explore
