// What the operations that change one part of a living vault begin with.
#pragma once

#include "reference/key_vault/access.h"

namespace cmk::key_vault {

// The living vault for changing, once the caller may do `action` to it; locked when a ReadOnly lock
// forbids it.
[[nodiscard]] Result<VaultRecord*> open_for_change(Room& room, const ControlCall& call,
                                                   entra::VaultAction action);

}  // namespace cmk::key_vault
