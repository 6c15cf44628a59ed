// One pass over a text that reads it in every plain notation of bytes at once: as it is, as
// hexadecimal, base64, decimal, octal and binary digits, each forwards and backwards, whatever
// stands between the digits. What is no digit of a notation is passed over by it.
#pragma once

#include "harness/redaction/sighting.h"

namespace cmk::harness {

// Appends what is seen of the secrets.
void read_streams(const SecretIndex& index, std::string_view text, Sightings& seen);

// The same for runs of base32 digits of one case.
void read_base32(const SecretIndex& index, std::string_view text, Sightings& seen);

}  // namespace cmk::harness
