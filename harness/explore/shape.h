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

// What an operation is to be about.
enum class Takes {
  anything,
  newest,      // the vault, and the key with its user, that came last
  lastPermit,  // a key of the vault, and the caller, of the permission that was given last
};

struct Shaper {
  Draw& draw;
  const Known& known;
  Filler& filler;
  Instant now;
  const std::vector<Importable>& imports;
  Takes takes = Takes::anything;
};

// Changes a filled operation so that it is likelier to be accepted.
void shape(const Shaper& shaper, AnyParams& params);

}  // namespace cmk::explore
