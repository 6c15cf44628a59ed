// The audit log: every attempt on a key of a vault whose diagnostics are on (KVT-16).
#pragma once

#include <string>
#include <utility>

#include "reference/key_vault/access.h"

namespace cmk::key_vault {

// Writes one attempt to the vault's log, when the vault exists and logging is on. `refusal` is null
// for an accepted one.
void log_attempt(Room& room, const DataCall& call, entra::KeyAction action, std::string_view key,
                 std::string_view version, const Refusal* refusal);

// Runs a data-plane operation and logs the attempt, whatever came of it. `run(version)` may set
// `version` once it knows which one it uses; until then it is the one asked for.
template <class Run>
auto audited(Room& room, const DataCall& call, entra::KeyAction action, std::string_view key,
             std::string_view asked_version, Run&& run) {
  std::string version(asked_version);
  auto result = std::forward<Run>(run)(version);
  log_attempt(room, call, action, key, version, result ? nullptr : &result.error());
  return result;
}

}  // namespace cmk::key_vault
