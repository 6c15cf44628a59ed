// Deleted vaults and keys: how long they last and how they end.
#pragma once

#include "reference/key_vault/access.h"

namespace cmk::key_vault {

inline constexpr TaskKind kPurgeVault{100, "purgeVault"};  // subject: vault
inline constexpr TaskKind kPurgeKey{101, "purgeKey"};      // subject: vault, detail: key

// Whether something with this purge date can still be recovered now.
[[nodiscard]] bool is_recoverable(const Room& room, Instant scheduledPurgeDate);

// Ends what a due task names.
void run_purge(Room& room, const Task& task);

// Whether purge protection lets a purge through.
[[nodiscard]] Result<void> check_purge(const Rulebook& rules, const VaultRecord& vault);

// The deleted key of this name in a living vault, once the caller may do the action to it.
[[nodiscard]] Result<VaultRecord*> edit_vault_of_deleted_key(Room& room, const KeyCall& call,
                                                             entra::KeyAction action);

}  // namespace cmk::key_vault
