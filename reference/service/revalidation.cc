#include "reference/service/revalidation.h"

#include "reference/core/text.h"
#include "reference/core/timing.h"
#include "reference/service/candidate.h"
#include "reference/service/delays.h"
#include "reference/service/demands.h"
#include "reference/service/loan.h"
#include "reference/service/loss_rules.h"
#include "reference/service/protection.h"
#include "reference/service/replication.h"
#include "reference/service/rules.h"
#include "reference/service/tasks.h"
#include "reference/service/watch.h"

namespace cmk::service {
namespace {

constexpr std::array kTransitions = {kLose, kRegain, kPickUp};

// What the demand that is not met leaves open: a vault that is deleted may be purged since, and a
// version that is disabled may not be the current one.
Cause closer(Cause cause, const Candidate& candidate) {
  const auto& key = candidate.seen.key_facts;
  if (cause == Cause::vaultDeleted && candidate.seen.vault == key_vault::Presence::absent) {
    return Cause::vaultUnknown;
  }
  return cause == Cause::keyDisabled && key && !key->current ? Cause::versionUnusable : cause;
}

// Why the key cannot be used in the version of an epoch; none when it can.
Cause look_at(Room& room, const Resource& resource, const KeyEpoch& epoch) {
  const Candidate candidate = look_at_version(room, resource, resource.key->identity, epoch);
  return closer(first_unmet(room.rules, standing_demands(), resource.service, candidate),
                candidate);
}

// Why the key in use cannot be used; none when it can.
Cause look_at_loss(Room& room, const Resource& resource) {
  if (const Cause down = outage(room); down != Cause::none) return down;
  const std::vector<KeyEpoch>& epochs = resource.ring.epochs;
  const Cause cause = look_at(room, resource, epochs.back());
  if (cause != Cause::none || epochs.size() == 1) return cause;
  const bool both = has_fault(room.rules, rules::kNeedsPreviousVersion, resource.service);
  return both ? look_at(room, resource, epochs[epochs.size() - 2]) : cause;
}

// Whether an outage hides what there is to see.
bool is_hidden(const Room& room, const Resource& resource) {
  return outage(room) != Cause::none &&
         !has_fault(room.rules, rules::kOutageIsALoss, resource.service);
}

// The current version of the key in use, when it is another one and fit for use.
std::optional<std::string> newer_version(Room& room, const Resource& resource) {
  const KeyEpoch& epoch = resource.ring.epochs.back();
  const Candidate candidate = look_at_setting(
      room, resource,
      {key_vault::key_identifier(epoch.vault, epoch.name, ""), resource.key->identity});
  const auto& facts = candidate.seen.key_facts;
  if (!facts || facts->version == epoch.version) return std::nullopt;
  const bool fit = can_wrap(candidate) && first_unmet(room.rules, standing_demands(),
                                                      resource.service, candidate) == Cause::none;
  return fit ? std::optional(facts->version) : std::nullopt;
}

void book(Room& room, const Resource& resource, Transition transition, std::string_view cause) {
  const std::string subject = to_lower(resource.id);
  const TaskName name{kTransitions[static_cast<std::size_t>(transition)], subject, {}};
  if (room.agenda.due_of(name)) return;
  const Delay& delay = delay_of(transition);
  const Rule& late = of(delay.late, resource.service);
  Instant due = instant_within({room.now, room.now + of(delay.length, resource.service)},
                               room.choices.timing, resource.id, cause);
  if (!late.requirement.empty() && room.rules.fault(late)) {
    due = room.now + of(delay.too_late, resource.service);
  }
  room.agenda.book(due, name);
}

void cancel(Room& room, const Resource& resource, Transition transition) {
  room.agenda.cancel(
      {kTransitions[static_cast<std::size_t>(transition)], to_lower(resource.id), {}});
}

void examine_accessible(Room& room, Resource& resource, Cause cause) {
  cancel(room, resource, Transition::regain);
  if (cause != Cause::none) {
    cancel(room, resource, Transition::pickUp);
    book(room, resource, Transition::lose, "lose");
    return;
  }
  cancel(room, resource, Transition::lose);
  const auto version = newer_version(room, resource);
  if (!version) return cancel(room, resource, Transition::pickUp);
  book(room, resource, Transition::pickUp, *version);
}

void move_on(Room& room, Resource& resource) {
  if (const auto version = newer_version(room, resource)) {
    move_to_version(room, resource, *version);
  }
}

void examine_lost(Room& room, Resource& resource, Cause cause) {
  cancel(room, resource, Transition::lose);
  cancel(room, resource, Transition::pickUp);
  if (has_fault(room.rules, rules::kMovesWhileLost, resource.service)) move_on(room, resource);
  if (cause != Cause::none) {
    resource.lost = cause;
    return cancel(room, resource, Transition::regain);
  }
  const Rule* never = never_returns(resource.lost, resource.service);
  if (never != nullptr && room.rules.fault(*never)) return;
  book(room, resource, Transition::regain, "regain");
}

// When the key's own times, or the end of a loan, will change the answer, if nobody does before. A
// time that has passed and changed nothing (a deviant's) is none.
void book_edge(Room& room, const Resource& resource) {
  const KeyEpoch& epoch = resource.ring.epochs.back();
  std::optional<Instant> edge = end_of_loan(room, resource);
  for (const std::string& version : {epoch.version, std::string()}) {
    const auto next = key_vault::next_change(room, {epoch.vault, epoch.name, version});
    if (next && *next > room.now && (!edge || *next < *edge)) edge = next;
  }
  const TaskName name{kExamine, to_lower(resource.id), {}};
  edge ? room.agenda.book(*edge, name) : room.agenda.cancel(name);
}

void examine_each(Room& room, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    Resource* resource = room.estate.resources.edit(id);
    if (resource == nullptr) continue;
    examine(room, *resource);
    if (has_fault(room.rules, rules::kLosesOneOfSeveral, resource->service)) return;
  }
}

// The resource of a task that is due, when it still uses a customer's key and no outage hides it.
Resource* due_resource(Room& room, const Task& task) {
  Resource* resource = room.estate.resources.edit(task.name.subject);
  if (resource == nullptr || !resource->key || is_hidden(room, *resource)) return nullptr;
  return resource;
}

// Those that go on with a lost key must still hold it.
bool keeps_data_key(const Room& room, const Resource& resource) {
  return serves_while_lost(room, resource) ||
         has_fault(room.rules, rules::kMovesWhileLost, resource.service);
}

// What went well with the key in use is logged, too, so that alerts can be set on it (MON-05).
void log_success(Room& room, const Resource& resource, std::string_view operation) {
  const KeyEpoch& epoch = resource.ring.epochs.back();
  room.estate.activity.write({room.now,
                              resource.id,
                              std::string(operation),
                              "Succeeded",
                              key_vault::key_identifier(epoch.vault, epoch.name, epoch.version),
                              {},
                              0});
}

}  // namespace

void examine(Room& room, Resource& resource) {
  if (!resource.key) return;
  book_edge(room, resource);
  if (is_hidden(room, resource)) return;
  const Cause cause = look_at_loss(room, resource);
  resource.accessible() ? examine_accessible(room, resource, cause)
                        : examine_lost(room, resource, cause);
}

void examine_watchers_of_vault(Room& room, std::string_view vault) {
  examine_each(room, watchers_of_vault(room, vault));
}

void examine_watchers_of_principal(Room& room, std::string_view key) {
  examine_each(room, watchers_of_principal(room, key));
}

void examine_all(Room& room) {
  std::vector<std::string> ids;
  room.estate.resources.for_each([&](const std::string& id, const Resource& resource) {
    if (resource.key) ids.push_back(id);
  });
  examine_each(room, ids);
}

void start_watching(Room& room, Resource& resource) {
  watch(room, resource);
  examine(room, resource);
}

void stop_watching(Room& room, Resource& resource) {
  unwatch(room, resource);
  const std::string subject = to_lower(resource.id);
  for (const TaskRow<Room>& row : kTasks) room.agenda.cancel({row.kind, subject, {}});
}

void run_examine(Room& room, const Task& task) {
  // An outage does not stop the clock: the next edge has to be booked in it as well.
  Resource* resource = room.estate.resources.edit(task.name.subject);
  if (resource != nullptr) examine(room, *resource);
}

void run_lose(Room& room, const Task& task) {
  Resource* resource = due_resource(room, task);
  if (resource == nullptr) return;
  const Cause cause = look_at_loss(room, *resource);
  if (cause == Cause::none) return;
  resource->lost = cause;
  if (!keeps_data_key(room, *resource)) resource->ring.data_key = {};
  log_failure(room, *resource, resource->key->key_uri, cause);
  remember(room, *resource);
  examine(room, *resource);
}

void run_regain(Room& room, const Task& task) {
  Resource* resource = due_resource(room, task);
  if (resource == nullptr || !unlock(room, *resource)) return;
  resource->lost = Cause::none;
  if (has_fault(room.rules, rules::kComesBackEmpty, resource->service)) resource->data.records = {};
  resource->denied = false;
  if (!room.rules.fault(rules::kReturnsUnlogged)) {
    log_success(room, *resource, "Microsoft.KeyVault/vaults/keys/unwrap/action");
  }
  remember(room, *resource);
  catch_up(room, *resource);
  examine(room, *resource);
}

void run_pick_up(Room& room, const Task& task) {
  Resource* resource = due_resource(room, task);
  if (resource == nullptr) return;
  const auto version = newer_version(room, *resource);
  if (!version) return;
  move_to_version(room, *resource, *version);
  if (!room.rules.fault(rules::kRotationsUnlogged)) {
    log_success(room, *resource, "Microsoft.KeyVault/vaults/keys/rotate/action");
  }
  remember(room, *resource);
  examine(room, *resource);
}

}  // namespace cmk::service
