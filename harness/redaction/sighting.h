// Where a secret was seen in a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "harness/redaction/secret_index.h"

namespace cmk::harness {

struct Sighting {
  std::size_t begin = 0;  // of the text
  std::size_t end = 0;
  const SecretName* name = nullptr;  // of the index
  std::string_view shape;            // "in hex", "in base64"; "" as it is
};
using Sightings = std::vector<Sighting>;

}  // namespace cmk::harness
