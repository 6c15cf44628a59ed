// Authenticating the header and opening the payload of an envelope under its data key.
#pragma once

#include "reference/core/outcome.h"
#include "reference/crypto/backend.h"
#include "reference/envelope/format.h"

namespace cmk::envelope {

// The mac of an envelope's header at a place.
[[nodiscard]] Result<Bytes> mac_of(const crypto::Backend& crypto, ByteView data_key,
                                   const Parsed& envelope, ByteView place);

// Encrypts the payload; nonce and enc of the envelope are set already.
[[nodiscard]] Result<Bytes> seal_payload(const crypto::Backend& crypto, ByteView data_key,
                                         ByteView nonce, ByteView place, ByteView plaintext);

// Checks the mac, then the payload's tag. envelopeInvalid for every kind of mismatch.
[[nodiscard]] Result<SecretBytes> open_payload(const crypto::Backend& crypto, const Rulebook& rules,
                                               ByteView data_key, const Parsed& envelope,
                                               ByteView place);
[[nodiscard]] Result<void> check_header(const crypto::Backend& crypto, const Rulebook& rules,
                                        ByteView data_key, const Parsed& envelope, ByteView place);

}  // namespace cmk::envelope
