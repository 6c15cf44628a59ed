#include "reference/envelope/format.h"

#include <gtest/gtest.h>

#include "reference/core/wire.h"

namespace cmk::envelope {
namespace {

const Rulebook kRules;
const Parsed kParsed = {"kid", "alg", {1, 2}, {3}, "enc", {4, 5}, {6, 7, 8}};

TEST(Format, IsTheDocumentedLayout) {
  Bytes expected = to_bytes("CMKENV1\n");
  for (const Bytes& field : {to_bytes("kid"), to_bytes("alg"), Bytes{1, 2}, Bytes{3},
                             to_bytes("enc"), Bytes{4, 5}, Bytes{6, 7, 8}}) {
    append_field(expected, field);
  }
  EXPECT_EQ(serialize(kParsed), expected);
}

TEST(Format, RoundTrip) {
  const Parsed back = parse(kRules, serialize(kParsed)).value();
  EXPECT_EQ(serialize(back), serialize(kParsed));
  EXPECT_EQ(back.kid, "kid");
  EXPECT_EQ(back.sealed, (Bytes{6, 7, 8}));
  EXPECT_TRUE(parse(kRules, serialize(Parsed())));
}

TEST(Format, EveryTruncationIsRefused) {
  const Bytes bytes = serialize(kParsed);
  for (std::size_t len = 0; len < bytes.size(); ++len) {
    EXPECT_FALSE(parse(kRules, ByteView(bytes).first(len))) << len;
  }
}

TEST(Format, TrailingBytesAndOtherMagicAreRefused) {
  Bytes bytes = serialize(kParsed);
  bytes.push_back(0);
  EXPECT_FALSE(parse(kRules, bytes));
  bytes.pop_back();
  for (std::size_t at = 0; at < 8; ++at) {
    bytes[at] ^= 0x20;
    EXPECT_FALSE(parse(kRules, bytes)) << at;
    bytes[at] ^= 0x20;
  }
}

TEST(Format, FieldBeyondTheEndIsNotSteppedOver) {
  Bytes bytes = to_bytes("CMKENV1\n");
  append_u32(bytes, 0xFFFFFFFF);  // the first of seven fields; six empty ones follow
  for (int i = 0; i < 6; ++i) append_field(bytes, {});
  EXPECT_FALSE(parse(kRules, bytes));
}

TEST(Format, OneMebibyteIsTheMost) {
  Parsed parsed = kParsed;
  parsed.sealed.resize(kEnvelopeMax - (serialize(kParsed).size() - 3));
  EXPECT_EQ(serialize(parsed).size(), kEnvelopeMax);
  EXPECT_TRUE(parse(kRules, serialize(parsed)));
  parsed.sealed.push_back(0);
  EXPECT_FALSE(parse(kRules, serialize(parsed)));
}

TEST(Format, MacCoversTheHeaderAndNothingElse) {
  Parsed other = kParsed;
  other.mac = other.nonce = other.sealed = {9};
  other.enc = "other";
  EXPECT_EQ(header_bytes(other), header_bytes(kParsed));
  other.wrapped = {9};
  EXPECT_NE(header_bytes(other), header_bytes(kParsed));
}

TEST(Format, PlacesThatRunTogetherAreApart) {
  EXPECT_NE(place_bytes(kRules, {"ab", "c", "d"}), place_bytes(kRules, {"a", "bc", "d"}));
  EXPECT_NE(place_bytes(kRules, {"a", "b", "cd"}), place_bytes(kRules, {"a", "bc", "d"}));
}

}  // namespace
}  // namespace cmk::envelope
