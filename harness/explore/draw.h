// Where an exploration takes its decisions from: a seeded stream of small numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "reference/core/bytes.h"
#include "reference/core/source.h"

namespace cmk::explore {

// The same seed gives the same decisions.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : source_(seed) {}

  // In [0, count); 0 where count is 0.
  [[nodiscard]] std::size_t below(std::size_t count) {
    const std::uint64_t high = source_.next() >> 32U;
    return static_cast<std::size_t>((high * count) >> 32U);  // count is far below 2^32
  }
  // True once in `count` times.
  [[nodiscard]] bool one_in(std::size_t count) { return below(count) == 0; }
  // One of the elements; there must be one.
  template <class Range>
  [[nodiscard]] const auto& of(const Range& range) {
    return range[below(range.size())];
  }
  [[nodiscard]] Bytes bytes(std::size_t len) {
    Bytes made(len);
    source_.fill(made);
    return made;
  }

 private:
  Source source_;
};

}  // namespace cmk::explore
