// Runs of bytes that byte strings have in common.
#pragma once

#include <cstdint>
#include <vector>

#include "reference/core/bytes.h"

namespace cmk::harness {

// As long a run is no accident: of two strings of 512 random bytes one pair in 10^14 shares one.
inline constexpr std::size_t kRunLen = 8;  // bytes

// Every run of kRunLen bytes of some strings, to be looked for in others.
class ByteRuns {
 public:
  void add(ByteView bytes);
  // Whether a run of `bytes` is among them. What is added later is not looked at.
  [[nodiscard]] bool occur_in(ByteView bytes) const;

 private:
  std::vector<std::uint64_t> runs_;  // sorted
};

// Whether the two share a run.
[[nodiscard]] bool share_a_run(ByteView a, ByteView b);

// Whether the two are equal in more places than two random strings are: beyond 8 + length / 32 of
// them (one in 256 is expected; one pair of strings in 10^14 has so many).
[[nodiscard]] bool equal_in_many_places(ByteView a, ByteView b);

}  // namespace cmk::harness
