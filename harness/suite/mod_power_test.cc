#include "harness/suite/mod_power.h"

#include <gtest/gtest.h>

#include "reference/core/source.h"

namespace cmk::harness {
namespace {

Bytes number(std::uint64_t value) {
  Bytes bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  return bytes;
}

TEST(ModPower, OfSmallNumbers) {
  const Bytes n = number(0xffffffffffffffc5U);  // 2^64 - 59, a prime
  EXPECT_EQ(mod_power(number(2), number(64), n), number(59));
  EXPECT_EQ(mod_power(number(2), number(65), n), number(118));
  EXPECT_EQ(mod_power(number(7), number(0xffffffffffffffc4U), n), number(1));  // Fermat
  EXPECT_EQ(mod_power(number(7), Bytes{}, n), number(1));
}

TEST(ModPower, OfLargeNumbers) {
  Bytes n(16, 0xff);  // 2^127 - 1, a prime
  n.front() = 0x7f;
  Bytes last = n;
  last.back() = 0xfe;
  Bytes one(16);
  one.back() = 1;
  Bytes base(16);
  Source(1).fill(base);
  base.front() &= 0x3fU;
  EXPECT_EQ(mod_power(base, last, n), one);  // Fermat
  EXPECT_EQ(mod_power(base, n, n), base);
  // (a^3)^5 is a^15.
  EXPECT_EQ(mod_power(mod_power(base, number(3), n), number(5), n), mod_power(base, number(15), n));
}

TEST(ModPower, TakesOnlyWhatItCan) {
  EXPECT_TRUE(mod_power(number(2), number(3), number(0xfffffffffffffff0U)).empty());
  EXPECT_TRUE(mod_power(number(2), number(3), number(1)).empty());
  EXPECT_TRUE(mod_power(number(2), number(3), Bytes{0xff}).empty());
  const Bytes n = number(0xffffffffffffffc5U);
  EXPECT_TRUE(mod_power(n, number(3), n).empty());
  EXPECT_TRUE(mod_power(Bytes(9), number(3), n).empty());
}

}  // namespace
}  // namespace cmk::harness
