#include "harness/suite/big_number.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

BigNumber of(std::uint64_t value) {
  Bytes bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  return BigNumber(bytes);
}

// a * b, schoolbook on bytes.
BigNumber product(ByteView a, ByteView b) {
  Bytes out(a.size() + b.size());
  for (std::size_t i = a.size(); i-- > 0;) {
    unsigned carry = 0;
    for (std::size_t j = b.size(); j-- > 0;) {
      const unsigned sum = out[i + j + 1] + carry + unsigned{a[i]} * b[j];
      out[i + j + 1] = static_cast<std::uint8_t>(sum);
      carry = sum >> 8U;
    }
    out[i] = static_cast<std::uint8_t>(out[i] + carry);
  }
  return BigNumber(out);
}

Bytes odd_bytes(std::size_t len, std::uint8_t seed) {
  Bytes out(len);
  for (std::size_t i = 0; i < len; ++i)
    out[i] = static_cast<std::uint8_t>(seed + 37 * i * i + 11 * i);
  out.front() |= 0x80;
  out.back() |= 1;
  return out;
}

TEST(BigNumber, KnowsItsSize) {
  EXPECT_TRUE(BigNumber({}).is_zero());
  EXPECT_EQ(BigNumber({}).bits(), 0);
  EXPECT_EQ(of(1).bits(), 1);
  EXPECT_EQ(of(0xffff).bits(), 16);
  EXPECT_EQ(BigNumber(odd_bytes(256, 3)).bits(), 2048);
  EXPECT_TRUE(of(1).is_one());
  EXPECT_FALSE(of(2).is_odd());
}

TEST(BigNumber, ModIsTheRemainder) {
  EXPECT_EQ(of(1000000007).mod(97), 1000000007 % 97);
  EXPECT_EQ(of(0xfedcba9876543210).mod(0xfffffffb), 0xfedcba9876543210 % 0xfffffffb);
  EXPECT_EQ(product(odd_bytes(128, 1), Bytes{0x01, 0x00, 0x01}).mod(65537), 0U);
}

TEST(BigNumber, GcdFindsACommonFactor) {
  EXPECT_EQ(gcd_of_odd(of(3 * 5 * 7), of(5 * 11)), of(5));
  EXPECT_TRUE(gcd_of_odd(of(35), of(99)).is_one());
  const Bytes shared = odd_bytes(128, 5);
  const BigNumber a = product(shared, odd_bytes(128, 7));
  const BigNumber b = product(shared, odd_bytes(128, 9));
  EXPECT_GE(gcd_of_odd(a, b).bits(), 1024);
  EXPECT_EQ(gcd_of_odd(a, a), a);
}

TEST(BigNumber, SquaresAreSquares) {
  EXPECT_TRUE(product(odd_bytes(128, 5), odd_bytes(128, 5)).is_square());
  EXPECT_FALSE(product(odd_bytes(128, 5), odd_bytes(128, 7)).is_square());
  EXPECT_TRUE(of(49).is_square());
  EXPECT_FALSE(of(50).is_square());
}

TEST(BigNumber, SmallFactorsAreFound) {
  EXPECT_TRUE(of(2 * 65537).has_small_factor());
  EXPECT_TRUE(of(std::uint64_t{65521} * 65537).has_small_factor());  // the last prime below 2^16
  EXPECT_TRUE(of(std::uint64_t{3} * 65537).has_small_factor());
  EXPECT_FALSE(of(std::uint64_t{65537} * 65539).has_small_factor());
}

}  // namespace
}  // namespace cmk::harness
