#include "reference/system.h"

#include "reference/service/tasks.h"

namespace cmk {
namespace {

State without_logs(State state) {
  state.estate.activity = {};
  state.monitor.notifications = {};
  state.monitor.last_event = 0;
  std::vector<std::string> denied;  // PostgreSQL's health (PGS-12)
  state.estate.resources.for_each([&](const std::string& id, const service::Resource& resource) {
    if (resource.denied) denied.push_back(id);
  });
  for (const std::string& id : denied) state.estate.resources.edit(id)->denied = false;
  std::vector<std::string> audited;
  state.vaults.live.for_each([&](const std::string& name, const key_vault::VaultRecord& vault) {
    if (vault.audit_log.last_number() != 0) audited.push_back(name);
  });
  for (const std::string& name : audited) state.vaults.live.edit_quietly(name)->audit_log = {};
  return state;
}

}  // namespace

System::System(const Settings& settings) : crypto_(settings.crypto), keys_(settings.keys) {
  state_.rules = Rulebook(settings.deviation);
  state_.choices = {{settings.timing, settings.seed}, settings.options};
  state_.source = Source::stream(settings.seed, kPublicStream);
  begin_world(0);
}

void System::begin_world(std::uint64_t number) {
  state_.secrets = Source::stream(state_.choices.timing.seed, kSecretStream, number);
  state_.platform_key = SecretBytes(kPlatformKeyLen);
  state_.secrets.fill(state_.platform_key.writable());
}

bool System::advance(Instant now) {
  if (now < now_ || now > kInstantMax) return false;
  now_ = now;
  run_due(state_, tools(), now_);
  return true;
}

Outcome System::apply(const Operation& operation) {
  if (!advance(operation.now)) {
    return refuse(Reason::timeReversed, "time went backwards, or beyond the year 9999");
  }
  const Source source = state_.source;
  const Source secrets = state_.secrets;
  const crypto::KeySource::Position keys_taken = state_.keys_taken;
  Rooms rooms = rooms_at(state_, tools(), now_);
  Outcome outcome =
      std::visit([&](const auto& op) -> Outcome { return apply_in(rooms, op); }, operation.params);
  if (!outcome) {  // what it drew is of no use to anybody
    state_.source = source;
    state_.secrets = secrets;
    state_.keys_taken = keys_taken;
  }
  settle(state_, tools(), now_);
  return outcome;
}

System System::with_timing(Timing timing) const {
  System other = *this;
  other.state_.choices.timing.timing = timing;
  return other;
}

std::vector<Task> System::booked_in_windows() const {
  std::vector<Task> booked;
  state_.agenda.for_each([&](const Task& task) {
    if (service::is_within_window(task.name.kind)) booked.push_back(task);
  });
  return booked;
}

System System::hastened(std::span<const TaskName> tasks, Instant now) const {
  System other = *this;
  for (const TaskName& task : tasks) other.state_.agenda.book(now, task);
  return other;
}

bool System::same_but_for_logs(const System& other) const {
  return now_ == other.now_ && without_logs(state_) == without_logs(other.state_);
}

}  // namespace cmk
