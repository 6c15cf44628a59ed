// Using the customer's key for data keys: through the vault's own operations, as any caller would.
#pragma once

#include "reference/envelope/format.h"
#include "reference/envelope/room.h"

namespace cmk::envelope {

// A data key in clear, for the length of one operation, with how the customer's key holds it.
struct OpenDataKey {
  SecretBytes clear;
  std::string kid;
  Bytes wrapped;
};

// Wraps a data key with the current version of a customer key.
[[nodiscard]] Result<OpenDataKey> wrap_data_key(Room& room, const EnvelopeCall& call,
                                                const std::string& vault, const std::string& name,
                                                SecretBytes clear);

// Unwraps the data key of an envelope with the key version that its header names. Wrong bytes look
// alike: envelopeInvalid; a key that may not be used says so (keyDisabled, permissionDenied, …).
[[nodiscard]] Result<SecretBytes> unwrap_data_key(Room& room, const EnvelopeCall& call,
                                                  const std::string& kid, ByteView wrapped);

}  // namespace cmk::envelope
