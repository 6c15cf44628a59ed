// Automatic rotation: when the next version is due, and making it.
#pragma once

#include <optional>
#include <string_view>

#include "reference/key_vault/room.h"

namespace cmk::key_vault {

inline constexpr TaskKind kRotateKey{102, "rotateKey"};  // subject: vault, detail: key

// Books the next rotation that the key's policy asks for in the agenda, in place of the one booked
// before; none when the policy has no trigger that will come.
void book_rotation(Room& room, const VaultRecord& vault, Key& key);
void cancel_rotation(Room& room, const VaultRecord& vault, Key& key);

// Makes the new version that a due task asks for; nothing when the key is not there any more.
void run_rotation(Room& room, const Task& task);

// A new version like the current one; refused when the key source fails.
[[nodiscard]] Result<void> rotate(Room& room, VaultRecord& vault, const std::string& name);

// Whether the policy keeps the documented limits (azure-facts 3.5).
[[nodiscard]] Result<void> check_policy(const Rulebook& rules, const RotationPolicy& policy);

}  // namespace cmk::key_vault
