#include "harness/faults/faulty_backend.h"

#include <vector>

#include "harness/faults/faults.h"

namespace cmk::faults {

std::span<const BackendFault> backend_faults() {
  static const std::vector<BackendFault> all = [] {
    std::vector<BackendFault> faults = import_faults();
    for (const auto& more : {rsa_faults(), symmetric_faults()})
      faults.insert(faults.end(), more.begin(), more.end());
    return faults;
  }();
  return all;
}

}  // namespace cmk::faults
