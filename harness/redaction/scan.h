// Every place of a text in which something secret can be read, whatever its notation, and where one
// notation is wrapped in another, up to three deep.
#pragma once

#include "harness/redaction/sighting.h"

namespace cmk::harness {

// In time linear in the text's length. Private key material that the index does not know has a name
// with length 0. The names live as long as the index.
[[nodiscard]] Sightings scan(const SecretIndex& index, std::string_view text);

}  // namespace cmk::harness
