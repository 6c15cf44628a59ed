// Private key material that a text holds, whoever's it is: a PEM block, or a member of a JSON Web
// Key or the like with its value.
#pragma once

#include "harness/redaction/sighting.h"

namespace cmk::harness {

// Whether a member of this name holds private key material: "d", "p", "oth", "privateKey", … The
// names are compared without regard to case, "-" and "_".
[[nodiscard]] bool is_private_member(std::string_view name);

// Appends what is seen; each reaches to the end of the text, because nobody knows where a key ends.
// The sightings have the name `name`.
void find_key_material(std::string_view text, const SecretName& name, Sightings& seen);

}  // namespace cmk::harness
