// Whether a key version may be used now: its operations, whether it is enabled, and its window
// [nbf, exp) (azure-facts 3.1, 3.2). Taking data back (unwrap, decrypt, verify) is bound by the
// first two alone, so that no clock locks data away.
#pragma once

#include "reference/key_vault/key_lookup.h"

namespace cmk::key_vault {

[[nodiscard]] Result<void> check_usable(const Room& room, const KeyVersion& version,
                                        entra::KeyAction action);

}  // namespace cmk::key_vault
