// The state of the whole system as a value, and the rooms that operations see it through. What the
// facade (system.h) and unit tests (testing/world.h) share.
#pragma once

#include "reference/core/agenda.h"
#include "reference/cosmos/room.h"
#include "reference/mongo_vcore/room.h"
#include "reference/monitoring/room.h"
#include "reference/postgresql/room.h"

namespace cmk {

// What stands outside the value: shared by its copies.
struct Tools {
  const crypto::Backend& crypto;
  crypto::KeySource& keys;
};

// The streams of a system (source.h): no value that everybody may see tells of a secret.
inline constexpr std::string_view kPublicStream = "public";
inline constexpr std::string_view kSecretStream = "secret";

struct State {
  Rulebook rules;
  Choices choices;
  Source source = Source::stream(1, kPublicStream);
  Source secrets = Source::stream(1, kSecretStream);
  SecretBytes platform_key;
  Agenda agenda;
  crypto::KeySource::Position keys_taken;
  entra::Directory directory;
  key_vault::VaultStore vaults;
  envelope::Storage storage;
  service::Estate estate;
  cosmos::Accounts accounts;
  postgresql::Clusters postgres_clusters;
  monitoring::Monitor monitor;
  bool operator==(const State&) const = default;
};

inline constexpr std::size_t kPlatformKeyLen = 32;  // bytes; AES-256

// The state at one instant, as each room works on it. A room holds references: it is made for one
// operation.
struct Rooms {
  cosmos::Room cosmos;
  mongo_vcore::Room mongo_vcore;
  postgresql::Room postgresql;
  monitoring::Room monitoring;
};
[[nodiscard]] Rooms rooms_at(State& state, const Tools& tools, Instant now);

// Does the operation in the room that it is declared for.
template <class Op>
[[nodiscard]] Result<typename Op::Answer> apply_in(Rooms& rooms, const Op& op) {
  if constexpr (requires { apply(rooms.cosmos, op); }) {
    return apply(rooms.cosmos, op);
  } else if constexpr (requires { apply(rooms.mongo_vcore, op); }) {
    return apply(rooms.mongo_vcore, op);
  } else if constexpr (requires { apply(rooms.postgresql, op); }) {
    return apply(rooms.postgresql, op);
  } else {
    return apply(rooms.monitoring, op);
  }
}

// Follows up what an operation or a task has changed: whoever depends on it looks at it again, and
// alerts are raised. Costs what has changed.
void settle(State& state, const Tools& tools, Instant now);

// Does everything that is due until then, each task at its own instant.
void run_due(State& state, const Tools& tools, Instant now);

}  // namespace cmk
