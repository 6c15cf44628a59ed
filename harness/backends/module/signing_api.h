// The C face of the signing module. Nothing but plain data crosses it.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

enum cmk_signing_status {
  cmk_signing_ok,
  cmk_signing_no_key,       // no such key in PEM, or an encrypted one
  cmk_signing_not_ed25519,  // a key of another kind
  cmk_signing_wrong,        // the signature does not fit
  cmk_signing_internal,
};

// Signs into `signature`, which has room for 64 bytes.
cmk_signing_status cmk_ed25519_sign(const char* pem, std::size_t pem_len,
                                    const std::uint8_t* message, std::size_t message_len,
                                    std::uint8_t* signature);
// Verifies; with `signature` null it only looks at the key.
cmk_signing_status cmk_ed25519_verify(const char* pem, std::size_t pem_len,
                                      const std::uint8_t* message, std::size_t message_len,
                                      const std::uint8_t* signature, std::size_t signature_len);
}
