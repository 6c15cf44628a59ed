// Makes the members of an operation fit each other: the key is one of the vault, the identity one
// that the resource has, the bytes are those that a key of this name made. Internal to the
// generator. What is drawn at random hits nothing; what always fits finds no mistake: both are left
// to chance.
#pragma once

#include "harness/explore/fill.h"

namespace cmk::explore {

// A file that key.import takes, and what opens it.
struct Importable {
  std::string path;  // below the conformance folder
  SecretBytes file;
  SecretText password;
};

struct Shaper {
  Draw& draw;
  const Known& known;
  Filler& filler;
  Instant now;
  const std::vector<Importable>& imports;
};

// Changes a filled operation so that it is likelier to be accepted.
void shape(const Shaper& shaper, AnyParams& params);

}  // namespace cmk::explore
