// The faults of RSA keys, imports, ciphers and the rest, each a make function of the table.
#pragma once

#include <vector>

#include "harness/faults/faulty_backend.h"

namespace cmk::faults {

// A BackendFault's `make`: the sound backend wrapped by the faulty one.
template <class Faulty>
[[nodiscard]] BackendPtr make(BackendPtr sound) {
  return std::make_shared<Faulty>(std::move(sound));
}

[[nodiscard]] std::vector<BackendFault> rsa_faults();
[[nodiscard]] std::vector<BackendFault> import_faults();
[[nodiscard]] std::vector<BackendFault> symmetric_faults();

}  // namespace cmk::faults
