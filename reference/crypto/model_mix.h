// Mixing for the model backend: fast, deterministic, and no cryptography.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>

#include "reference/core/bytes.h"

namespace cmk::crypto {

// 64 x 64 -> 128 bits, folded: every input bit moves about half of the output bits.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15U) * (b ^ 0xd6e8feb86659fd93U);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// A digest of everything fed to it, in order, lengths included; two lanes against chance zeros.
class ModelHash {
 public:
  explicit ModelHash(std::uint64_t seed) : a_(seed), b_(mix(seed, 0xa0761d6478bd642fU)) {}

  void add(std::uint64_t word) {
    a_ = mix(a_ ^ word, 0xe7037ed1a0b428dbU);
    b_ = mix(b_ + word, 0x8ebc6af09c88c6e3U) ^ (b_ << 1);
  }
  void add(ByteView bytes) {
    add(std::uint64_t{bytes.size()});
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + i, 8);
      add(word);
    }
    if (i == bytes.size()) return;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, bytes.size() - i);
    add(word);
  }
  [[nodiscard]] std::uint64_t first() const { return mix(a_, b_); }
  [[nodiscard]] std::uint64_t second() const { return mix(b_, ~a_); }
  [[nodiscard]] std::array<std::uint8_t, 16> tag() const {
    const std::array<std::uint64_t, 2> words = {first(), second()};
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), words.data(), bytes.size());
    return bytes;
  }

 private:
  std::uint64_t a_;
  std::uint64_t b_;
};

// Bytes from a seed, added (exclusive or) to what is there.
inline void add_stream(std::uint64_t seed, std::span<std::uint8_t> bytes) {
  std::uint64_t counter = seed;
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    const std::uint64_t word = mix(counter += 0x9e3779b97f4a7c15U, seed);
    const std::size_t len = bytes.size() - i < 8 ? bytes.size() - i : 8;
    if (len == 8) {
      std::uint64_t there = 0;
      std::memcpy(&there, bytes.data() + i, 8);
      there ^= word;
      std::memcpy(bytes.data() + i, &there, 8);
    } else {
      for (std::size_t j = 0; j < len; ++j)
        bytes[i + j] ^= static_cast<std::uint8_t>(word >> (8 * j));
    }
  }
}

}  // namespace cmk::crypto
