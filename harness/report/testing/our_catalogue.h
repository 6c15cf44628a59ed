// The project's own catalogue, for the tests of what is written about it.
#pragma once

#include "harness/suite/catalogue.h"

namespace cmk::harness {

inline const Catalogue& ours() {
  static const Catalogue catalogue = load_catalogue(CMK_SOURCE_DIR "/conformance").value();
  return catalogue;
}

}  // namespace cmk::harness
