// Planted faults: a wrong subject, switched on by the environment, that the target must find. Tests
// and measurements of the targets switch them on; nothing else does.
#pragma once

#include <cstdlib>
#include <string_view>

namespace cmk::fuzz {

// The name in CMK_FUZZ_PLANT; empty when nothing is planted.
[[nodiscard]] inline std::string_view planted() {
  static const std::string_view name = [] {
    const char* const chosen = std::getenv("CMK_FUZZ_PLANT");
    return chosen == nullptr ? std::string_view() : std::string_view(chosen);
  }();
  return name;
}

// Whether this fault is switched on.
[[nodiscard]] inline bool planted(std::string_view name) { return planted() == name; }

}  // namespace cmk::fuzz
