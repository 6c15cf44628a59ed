// What a caller is told of a refusal by the crypto seam.
#pragma once

#include "reference/core/outcome.h"
#include "reference/crypto/backend.h"

namespace cmk::key_vault {

// `general` stands for everything that must look alike; why it was refused goes to the diagnostic
// channel alone.
[[nodiscard]] inline std::unexpected<Refusal> refuse_crypto(crypto::CryptoError error,
                                                            Reason general) {
  return refuse(general, std::string(crypto::to_string(error)));
}

}  // namespace cmk::key_vault
