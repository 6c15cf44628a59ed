// Natural numbers of any size, as far as looking at public keys needs them. Not constant-time: for
// public numbers only.
#pragma once

#include <cstdint>
#include <vector>

#include "reference/core/bytes.h"

namespace cmk::harness {

class BigNumber {
 public:
  // Big-endian, leading zeros allowed.
  explicit BigNumber(ByteView big_endian);

  [[nodiscard]] bool is_zero() const { return limbs_.empty(); }
  [[nodiscard]] bool is_one() const { return limbs_.size() == 1 && limbs_[0] == 1; }
  [[nodiscard]] bool is_odd() const { return !limbs_.empty() && (limbs_[0] & 1) != 0; }
  [[nodiscard]] int bits() const;
  // The remainder; `divisor` is not 0.
  [[nodiscard]] std::uint32_t mod(std::uint32_t divisor) const;
  // Whether the number is a square: true for every square, and for another one with a chance below
  // 2^-60 (it is a square modulo each of many primes).
  [[nodiscard]] bool is_square() const;
  // Whether a prime below 2^16 divides it.
  [[nodiscard]] bool has_small_factor() const;

  bool operator==(const BigNumber&) const = default;

  // The greatest common divisor of two odd numbers.
  friend BigNumber gcd_of_odd(BigNumber a, BigNumber b);

 private:
  [[nodiscard]] bool is_below(const BigNumber& other) const;
  void subtract(const BigNumber& other);  // no greater than this one
  void drop_twos();                       // not zero
  void trim();

  std::vector<std::uint64_t> limbs_;  // the lowest first, no zero at the end
};

}  // namespace cmk::harness
