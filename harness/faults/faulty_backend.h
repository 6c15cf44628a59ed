// Crypto backends that are each wrong in one small way: what the checks of ENV-05, ENV-06 and
// ENV-14 must catch.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "reference/crypto/backend.h"

namespace cmk::faults {

using BackendPtr = std::shared_ptr<const crypto::Backend>;

// A fault by name; `requirement` is the row whose checks must catch it.
struct BackendFault {
  std::string_view name;
  std::string_view requirement;
  std::string_view what;
  BackendPtr (*make)(BackendPtr sound);
};

// All of them, in a fixed order. A faulty backend keeps the name and version of the sound one.
[[nodiscard]] std::span<const BackendFault> backend_faults();

// Faults that show through a vault: the suite must catch the reference on such a backend, by the
// fault's row.
[[nodiscard]] std::span<const BackendFault> observed_faults();

}  // namespace cmk::faults
