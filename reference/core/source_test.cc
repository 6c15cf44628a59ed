#include "reference/core/source.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "reference/core/text.h"

namespace cmk {
namespace {

TEST(Source, IsSplitmix64) {  // known answers of the published generator, seed 1234567
  Source source(1234567);
  EXPECT_EQ(source.next(), 6457827717110365317U);
  EXPECT_EQ(source.next(), 3203168211198807973U);
  EXPECT_EQ(source.next(), 9817491932198370423U);
}

TEST(Source, SameSeedSameBytesOtherSeedOtherBytes) {
  Source a(7);
  Source b(7);
  Source c(8);
  EXPECT_EQ(a.uuid(), b.uuid());
  EXPECT_EQ(a, b);
  EXPECT_NE(a.hex32(), c.hex32());
}

TEST(Source, CopyGoesOnFromTheSamePlace) {
  Source a(7);
  (void)a.next();
  Source copy = a;
  EXPECT_EQ(a.hex32(), copy.hex32());
  (void)a.next();
  EXPECT_FALSE(a == copy);
}

TEST(Source, StreamsOfOneSeedHaveNothingInCommon) {
  std::set<std::uint64_t> seen;
  for (const std::uint64_t seed : {1, 2}) {
    for (const auto* name : {"public", "secret"}) {
      for (const std::uint64_t number : {0, 1, 2}) {
        Source source = Source::stream(seed, name, number);
        EXPECT_EQ(source, Source::stream(seed, name, number));
        for (int i = 0; i < 100; ++i) EXPECT_TRUE(seen.insert(source.next()).second);
      }
    }
  }
}

TEST(Source, FillWritesEveryByteLittleEndian) {
  Source words(3);
  const std::uint64_t first = words.next();
  std::array<std::uint8_t, 11> out{};
  Source(3).fill(out);
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(out[i], (first >> (8 * i)) & 0xFF) << i;
  EXPECT_EQ(out[8], words.next() & 0xFF);
}

TEST(Source, Hex32IsAKeyVersion) {
  Source source(1);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string text = source.hex32();
    EXPECT_EQ(text.size(), 32U);
    for (const char c : text) EXPECT_TRUE(is_hex(c) && c == to_lower(c)) << text;
    EXPECT_TRUE(seen.insert(text).second) << text;
  }
}

TEST(Source, UuidHasVersionFourAndItsVariant) {  // RFC 9562, 5.4
  Source source(1);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = source.uuid();
    ASSERT_EQ(text.size(), 36U);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
      EXPECT_EQ(text[at] == '-', dash) << text;
      EXPECT_TRUE(dash || is_hex(text[at])) << text;
    }
    EXPECT_EQ(text[14], '4');
    EXPECT_NE(std::string_view("89ab").find(text[19]), std::string_view::npos) << text;
  }
}

}  // namespace
}  // namespace cmk
