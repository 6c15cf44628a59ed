// RSA without padding, one way: what a target makes blocks with whose padding it chose itself. No
// library offers it through the seam.
#pragma once

#include <cstdint>
#include <vector>

#include "reference/crypto/backend.h"

namespace cmk::fuzz {

// message^e mod n for one key (RFC 8017, 5.1.1), by Montgomery's multiplication: some 50 µs for
// 2,048 bits.
class TextbookRsa {
 public:
  // The modulus is odd and a multiple of 64 bits long.
  explicit TextbookRsa(const crypto::RsaPublic& key);

  // A block as long as the modulus, of a message that is at most that long and, as a number, may
  // exceed the modulus.
  [[nodiscard]] Bytes apply(ByteView message) const;
  [[nodiscard]] std::size_t block_len() const { return n_.size() * 8; }

 private:
  using Number = std::vector<std::uint64_t>;  // little-endian limbs, as many as the modulus has

  [[nodiscard]] Number multiply(const Number& a, const Number& b) const;
  [[nodiscard]] bool reaches_modulus(const Number& a) const;
  void subtract_modulus(Number& a) const;

  Number n_;
  Number r_squared_;           // R^2 mod n, where R is 2 to the length of n in bits
  std::uint64_t inverse_ = 0;  // -1/n mod 2^64
  Bytes e_;
};

}  // namespace cmk::fuzz
