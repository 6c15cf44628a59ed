#include "harness/explore/generator.h"

#include <algorithm>

#include "harness/explore/again.h"
#include "harness/explore/grant.h"

namespace cmk::explore {
namespace {

constexpr std::size_t kKeyCreate = index_of("key.create");
constexpr std::size_t kListBackups = index_of("account.listBackups");
constexpr std::size_t kRestore = index_of("account.restore");
constexpr auto kResourceCreates =
    std::to_array<std::size_t>({index_of("account.create"), index_of("mongoCluster.create"),
                                index_of("postgresCluster.create"), index_of("account.update")});
// What a permission is asked for.
constexpr auto kPermitted = std::to_array<std::size_t>(
    {index_of("key.create"), index_of("key.get"), index_of("key.update"), index_of("key.delete"),
     index_of("key.delete"), index_of("key.recover"), index_of("key.recover"),
     index_of("key.purge"), index_of("key.backup"), index_of("key.rotate"), index_of("key.wrapKey"),
     index_of("key.unwrapKey")});
// What shows whether a key can be used, for each kind of resource and for the key itself.
constexpr auto kUses = std::to_array<std::string_view>(
    {"record.read", "record.read", "record.write", "account.get", "mongoCluster.connect",
     "mongoCluster.get", "postgresCluster.connect", "postgresCluster.get", "key.unwrapKey",
     "key.wrapKey", "key.purge", "account.update", "mongoCluster.update", "postgresCluster.update",
     "account.listBackups", "mongoCluster.restore", "postgresCluster.restore"});

// Of the table of what shows a use, one whose subject is there; nothing where a few tries find
// none.
std::optional<std::size_t> pick_use(Draw& draw, const Known& known) {
  constexpr auto kIndices = [] {
    std::array<std::size_t, kUses.size()> indices{};
    std::ranges::transform(kUses, indices.begin(), &index_of);
    return indices;
  }();
  for (int attempt = 0; attempt < 8; ++attempt) {
    const std::size_t index = draw.of(kIndices);
    if (subject_of(index).is_there(known)) return index;
  }
  return std::nullopt;
}

// What a subscription lacks for the resource that was refused.
std::optional<AnyParams> registration_for(const AnyParams& params) {
  return std::visit(
      []<class Op>(const Op& op) -> std::optional<AnyParams> {
        if constexpr (requires { op.subscriptionId.size(); }) {
          const bool is_postgres = Note<Op>::kName.starts_with("postgresCluster.");
          return entra::SubscriptionRegisterProvider{
              op.subscriptionId,
              is_postgres ? "Microsoft.DBforPostgreSQL" : "Microsoft.DocumentDB"};
        }
        return std::nullopt;
      },
      params);
}

}  // namespace

Weights Weights::swarm(Draw& draw) {
  Weights weights;
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < kNumOperations; ++i) {
    constexpr std::array<std::uint32_t, 6> kFactors = {0, 0, 1, 1, 2, 4};
    sum += subject_of(i).weight * draw.of(kFactors);
    weights.until_[i] = sum;
  }
  return weights;
}

std::size_t Weights::pick(Draw& draw) const {
  const std::size_t point = draw.below(until_.back());
  return static_cast<std::size_t>(std::ranges::upper_bound(until_, point) - until_.begin());
}

std::size_t Generator::pick(Move move) {
  if (move == Move::use) {
    if (const auto use = pick_use(draw_, known_)) return *use;
  }
  return pick_operation();
}

// One whose subject is there, where a few tries find any; now and then what makes it.
std::size_t Generator::pick_operation() {
  std::size_t index = weights_.pick(draw_);
  for (int attempt = 0; attempt < 8; ++attempt) {
    const Subject& subject = subject_of(index);
    if (subject.is_there(known_)) return index;
    index = subject.index_before && draw_.one_in(3) ? *subject.index_before : weights_.pick(draw_);
  }
  return index;
}

void Generator::learn(const Operation& operation, const Outcome& outcome) {
  // What gives something back is tried once, and takes nothing itself.
  const bool gives_back = std::erase(known_.remedies, operation.params) > 0;
  if (!outcome) {
    const Reason reason = outcome.error().reason;
    if (reason == Reason::notFound) known_.miss(operation.params);
    if (reason != Reason::providerNotRegistered) return;
    if (auto registration = registration_for(operation.params)) {
      known_.add_remedy(*std::move(registration));
    }
    return;
  }
  const bool is_loss = !gives_back && known_.learn_loss(operation);
  known_.learn(operation, *outcome);
  if (has_plots_ && plot_.empty()) plot_ = plot_after(operation.params.index(), is_loss, draw_);
}

Instant Generator::next_instant(Instant now, std::optional<Instant> due) {
  constexpr std::array<Seconds, 10> kJumps = {1,    kMinute,  kHour - 1, kHour,     kHour + 1,
                                              kDay, 7 * kDay, 30 * kDay, 90 * kDay, 91 * kDay + 1};
  const Instant second = static_cast<Instant>(draw_.below(3)) - 1;
  if (!plot_.empty()) {
    if (plot_.front().move != Move::wait) return now;
    plot_ = plot_.subspan(1);
    return due && draw_.one_in(2) ? std::max(now, *due + second) : now + kHour + second;
  }
  const std::size_t choice = draw_.below(24);
  if (choice < 15) return now;
  if (choice < 18 && !known_.instants.empty()) {
    const std::size_t near = std::min<std::size_t>(3, known_.instants.size());
    return std::max(now, known_.instants[draw_.below(near)] + second);
  }
  if (choice < 21 && due) return std::max(now, *due + second);
  return now + draw_.of(kJumps);
}

// Mostly one about a resource.
const AnyParams& Generator::example() {
  const auto* found = &draw_.of(known_.examples);
  for (int attempt = 0; attempt < 3; ++attempt) {
    const std::string_view before = subject_of((*found)->index()).before;
    if (before == "key.create" || before.starts_with("account.") || before.contains("Cluster.")) {
      break;
    }
    found = &draw_.of(known_.examples);
  }
  return **found;
}

AnyParams Generator::make(std::size_t operation, Instant now, Takes takes) {
  Filler filler(draw_, known_, now);
  AnyParams params = filled(operation, filler);
  shape({draw_, known_, filler, now, imports_, takes}, params);
  return params;
}

AnyParams Generator::make(Move move, Instant now) {
  if (move == Move::bringBack) {
    if (known_.remedies.empty()) return make(known_.backups.empty() ? kListBackups : kRestore, now);
    move = Move::remedy;
  }
  if (move == Move::remedy && !known_.remedies.empty()) return known_.remedies.back();
  if ((move == Move::again || move == Move::varied) && !known_.examples.empty()) {
    Filler filler(draw_, known_, now);
    return again({draw_, known_, filler, now, imports_}, example(), move == Move::varied);
  }
  if (move == Move::grant) {
    Filler filler(draw_, known_, now);
    if (auto grant = grant_to_newcomer({draw_, known_, filler, now, imports_})) {
      return *std::move(grant);
    }
  }
  if (move == Move::newKey) return make(kKeyCreate, now, Takes::newest);
  if (move == Move::newUser) return make(draw_.of(kResourceCreates), now, Takes::newest);
  if (move == Move::permitted) return make(draw_.of(kPermitted), now, Takes::lastPermit);
  return make(pick(move), now);
}

AnyParams Generator::next(Instant now) {
  if (plot_.empty()) {
    if (!draw_.one_in(8)) return make(Move::any, now);
    if (draw_.one_in(2)) return make(Move::remedy, now);
    return make(draw_.one_in(4) ? Move::again : Move::varied, now);
  }
  const PlotStep step = plot_.front();
  plot_ = plot_.subspan(1);
  if (step.move == Move::named) return make(step.operation, now);
  // After a loss it is the loss that shows.
  return make(step.move == Move::again && draw_.one_in(4) ? Move::varied : step.move, now);
}

}  // namespace cmk::explore
