// Signing and verifying with a key version: RS256 over a SHA-256 digest.
#pragma once

#include "reference/key_vault/audit.h"
#include "reference/key_vault/key_state.h"

namespace cmk::key_vault {

// The version that the call names, usable for the action, once algorithm and digest are right.
[[nodiscard]] Result<KeyUse> open_for_rs256(const Room& room, const KeyVersionCall& call,
                                            entra::KeyAction action, std::string_view alg,
                                            ByteView digest, std::string& version);

}  // namespace cmk::key_vault
