// Whether a key version may be used now: its type, its operations, whether it is enabled, and its
// window [nbf, exp) (azure-facts 3.1, 3.2). Taking data back (unwrap, decrypt, verify) is bound by
// the first three alone, so that no clock locks data away.
#pragma once

#include "reference/key_vault/key_lookup.h"

namespace cmk::key_vault {

[[nodiscard]] Result<void> check_usable(const Room& room, const KeyVersion& version,
                                        entra::KeyAction action);

// The next instant after now at which the version's window begins or ends; nothing when neither
// lies ahead. Whether the window lets anything through is not asked: [nbf, exp) may be empty.
[[nodiscard]] std::optional<Instant> next_window_edge(const Room& room, const KeyVersion& version);

}  // namespace cmk::key_vault
