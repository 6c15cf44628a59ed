#include "reference/core/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reference/core/text.h"

namespace cmk {
namespace {

// The bytes of a word, the lowest one first on every machine.
std::array<std::uint8_t, 8> low_first(std::uint64_t word) {
  const auto byte = [&](unsigned at) { return static_cast<std::uint8_t>(word >> (8 * at)); };
  return {byte(0), byte(1), byte(2), byte(3), byte(4), byte(5), byte(6), byte(7)};
}

// The input added (exclusive or) to its permutation under a key, as Davies and Meyer do: without
// the sum it could be undone.
std::uint64_t one_way(std::uint64_t input, std::uint64_t key) {
  Source permuted(input ^ key);
  return permuted.next() ^ input;
}

}  // namespace

Source Source::stream(std::uint64_t seed, std::string_view name, std::uint64_t number) {
  return Source(one_way(one_way(seed, fnv1a(name)), number));
}

std::uint64_t Source::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

void Source::fill(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    const std::array<std::uint8_t, 8> bytes = low_first(next());
    const std::size_t len = std::min(out.size(), bytes.size());
    std::copy_n(bytes.begin(), len, out.begin());
    out = out.subspan(len);
  }
}

std::string Source::hex32() { return fmt::format("{:016x}{:016x}", next(), next()); }

std::string Source::uuid() {
  const std::uint64_t high = (next() & ~0xF000ULL) | 0x4000ULL;
  const std::uint64_t low = (next() & ~(3ULL << 62U)) | (2ULL << 62U);
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xFFFFU,
                     high & 0xFFFFU, low >> 48U, low & 0xFFFFFFFFFFFFULL);
}

}  // namespace cmk
