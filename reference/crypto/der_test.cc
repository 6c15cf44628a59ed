#include "reference/crypto/der.h"

#include <gtest/gtest.h>

namespace cmk::crypto {
namespace {

Bytes nested(int depth) {
  Bytes der;
  for (int i = 0; i < depth; ++i) {
    const SecretVector outer = der_value(kDerSequence, {der});
    der.assign(outer.begin(), outer.end());
  }
  return der;
}

TEST(DerReader, ReadsOneLevel) {
  const Bytes der = {kDerInteger, 1, 5, kDerNull, 0};
  DerReader reader(der);
  EXPECT_EQ(reader.read_uint32(), 5U);
  EXPECT_FALSE(reader.read(kDerInteger));
  EXPECT_TRUE(reader.read(kDerNull));
  EXPECT_TRUE(reader.at_end());
  EXPECT_FALSE(reader.next());
}

TEST(DerReader, RefusesWhatIsNoDer) {
  const Bytes bad[] = {
      {kDerOctetString},                    // no length
      {kDerOctetString, 2, 0},              // content cut short
      {kDerSequence, 0x80, 0, 0},           // indefinite length
      {kDerOctetString, 0x81, 1, 0},        // length not minimal
      {kDerOctetString, 0x82, 0, 0x80},     // the same, with a leading zero
      {kDerOctetString, 0x84, 0xff, 0xff},  // length itself cut short
      {kDerOctetString, 0x85, 1, 0, 0, 0, 0},
      {0x1f, 0x81, 0x01, 0},  // a tag of several bytes
  };
  for (const Bytes& der : bad) EXPECT_FALSE(DerReader(der).next()) << to_hex(der);
}

TEST(DerReader, IntegersAreMinimalAndFit) {
  const auto read = [](Bytes content) {
    const SecretVector der = der_value(kDerInteger, {content});
    return DerReader(der).read_uint32();
  };
  EXPECT_EQ(read({0}), 0U);
  EXPECT_EQ(read({0, 0x80}), 0x80U);
  EXPECT_EQ(read({0, 0xff, 0xff, 0xff, 0xff}), 0xffffffffU);
  for (const Bytes& bad : {Bytes{}, Bytes{0x80}, Bytes{0, 1}, Bytes{1, 0, 0, 0, 0}})
    EXPECT_FALSE(read(bad)) << to_hex(bad);
}

TEST(DerWellFormed, BoundsDepth) {
  EXPECT_TRUE(der_well_formed(nested(8), 8));
  EXPECT_FALSE(der_well_formed(nested(9), 8));
  EXPECT_FALSE(der_well_formed(nested(2000), 8));
  EXPECT_TRUE(der_well_formed({}, 0));
}

TEST(DerValue, LengthsAreMinimal) {
  for (const std::size_t len : {0U, 1U, 127U, 128U, 255U, 256U, 65535U, 65536U}) {
    const Bytes content(len, 7);
    const SecretVector der = der_value(kDerOctetString, {content});
    const auto read = der_only(der, kDerOctetString);
    ASSERT_TRUE(read) << len;
    EXPECT_EQ(read->size(), len);
  }
}

TEST(DerInteger, IsNeverNegative) {
  const auto hex = [](Bytes number) { return to_hex(der_integer(number)); };
  EXPECT_EQ(hex({}), "020100");
  EXPECT_EQ(hex({0, 0, 1}), "020101");
  EXPECT_EQ(hex({0x80}), "02020080");
}

TEST(DerOnly, TakesNothingBehindIt) {
  EXPECT_TRUE(der_only(Bytes{kDerNull, 0}, kDerNull));
  EXPECT_FALSE(der_only(Bytes{kDerNull, 0, 0}, kDerNull));
}

}  // namespace
}  // namespace cmk::crypto
