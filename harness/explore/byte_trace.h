// Traces as bytes, for fuzzers: every byte string is a trace, and what follows a record of four
// bytes does not change what it means in the same situation, so that records can be put in, left
// out, exchanged and crossed over.
#pragma once

#include <span>
#include <string_view>

#include "harness/explore/explorer.h"

namespace cmk::explore {

// Which operations the bytes can name, in any world of an arena.
struct Grammar {
  std::vector<std::size_t> operations;  // of the registry; not empty
};
// Those whose methods begin so, each as often as it is named; all where the list is empty.
[[nodiscard]] Grammar grammar_of(std::span<const std::string_view> methods);

// A trace as bytes: one byte for the world, then a record of this size for each operation (which
// one, when, and two bytes that its members are drawn from). A rest is left out.
inline constexpr std::size_t kRecordSize = 4;
inline constexpr std::size_t kRecordsMax = 64;  // what comes after is left out
// A record whose first byte is this or more names no operation but a move (plot.h).
inline constexpr std::uint8_t kMoves = 192;
[[nodiscard]] std::size_t count_records(std::span<const std::uint8_t> bytes);

// Does the trace, watches its laws, and compares where there is a subject. `stats` grow.
[[nodiscard]] std::optional<Finding> run_bytes(const Arena& arena, const Grammar& grammar,
                                               std::span<const std::uint8_t> bytes, Stats& stats);

// The operations of that trace on the model alone, with what it answered. There is at least one
// byte.
[[nodiscard]] ModelTrace model_of_bytes(const Arena& arena, const Grammar& grammar,
                                        std::span<const std::uint8_t> bytes);

}  // namespace cmk::explore
