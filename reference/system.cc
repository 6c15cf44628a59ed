#include "reference/system.h"

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
  return state;
}

}  // namespace

System::System(const Settings& settings) : crypto_(settings.crypto), keys_(settings.keys) {
  state_.rules = Rulebook(settings.deviation);
  state_.choices = {{settings.timing, settings.seed}, settings.options};
  state_.source = Source(settings.seed);
  state_.platform_key = SecretBytes(kPlatformKeyLen);
  state_.source.fill(state_.platform_key.writable());
}

Outcome System::apply(const Operation& operation) {
  if (operation.now < now_ || operation.now > kInstantMax) {
    return refuse(Reason::timeReversed, "time went backwards, or beyond the year 9999");
  }
  now_ = operation.now;
  run_due(state_, tools(), now_);
  const Source source = state_.source;
  const crypto::KeySource::Position keys_taken = state_.keys_taken;
  Rooms rooms = rooms_at(state_, tools(), now_);
  Outcome outcome =
      std::visit([&](const auto& op) -> Outcome { return apply_in(rooms, op); }, operation.params);
  if (!outcome) {  // what it drew is of no use to anybody
    state_.source = source;
    state_.keys_taken = keys_taken;
  }
  settle(state_, tools(), now_);
  return outcome;
}

bool System::same_but_for_logs(const System& other) const {
  return now_ == other.now_ && without_logs(state_) == without_logs(other.state_);
}

}  // namespace cmk
