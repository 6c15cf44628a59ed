#include "reference/state.h"

#include <cassert>

#include "reference/cosmos/tasks.h"
#include "reference/key_vault/tasks.h"
#include "reference/monitoring/alerting.h"
#include "reference/service/revalidation.h"
#include "reference/service/tasks.h"

namespace cmk {
namespace {

service::Room service_room(State& state, const Tools& tools, Instant now) {
  return {{{{now, state.rules, state.choices, state.source, state.secrets, state.directory},
            state.agenda,
            tools.crypto,
            tools.keys,
            state.keys_taken,
            state.platform_key.view(),
            state.vaults},
           state.storage},
          state.estate};
}

// Whether anything happened that somebody may have to look at.
bool has_news(const State& state) {
  return state.vaults.has_changes() || state.directory.has_changes() ||
         state.estate.activity.last_number() != state.monitor.last_event;
}

}  // namespace

Rooms rooms_at(State& state, const Tools& tools, Instant now) {
  const service::Room room = service_room(state, tools, now);
  return {{room, state.accounts}, {room}, {room, state.postgres_clusters}, {room, state.monitor}};
}

void settle(State& state, const Tools& tools, Instant now) {
  if (!has_news(state)) return;
  Rooms rooms = rooms_at(state, tools, now);
  for (const std::string& vault : state.vaults.take_changes()) {
    service::examine_watchers_of_vault(rooms.monitoring, vault);
  }
  const entra::Directory::Changes changes = state.directory.take_changes();
  for (const std::string& key : changes.principals) {
    service::examine_watchers_of_principal(rooms.monitoring, key);
  }
  for (const std::string& id : changes.grants) {
    const std::string* key = state.directory.ids_by_object_id.find(id);
    if (key != nullptr) service::examine_watchers_of_principal(rooms.monitoring, *key);
  }
  monitoring::raise_alerts(rooms.monitoring);
}

void run_due(State& state, const Tools& tools, Instant now) {
  while (const std::optional<Task> task = state.agenda.take_due(now)) {
    Rooms rooms = rooms_at(state, tools, task->due);
    [[maybe_unused]] const bool known = run_task(rooms.monitoring, *task, key_vault::kTasks) ||
                                        run_task(rooms.monitoring, *task, service::kTasks) ||
                                        run_task(rooms.cosmos, *task, cosmos::kTasks);
    assert(known);
    settle(state, tools, task->due);
  }
}

}  // namespace cmk
