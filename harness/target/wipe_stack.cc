#include "harness/target/wipe_stack.h"

#include <array>

#include "reference/core/bytes.h"

namespace cmk::harness {

[[gnu::noinline]] void wipe_stack() noexcept {
  std::array<std::uint8_t, std::size_t{128} * 1024> beyond;  // NOLINT: only to be overwritten
  wipe(beyond.data(), beyond.size());
}

}  // namespace cmk::harness
