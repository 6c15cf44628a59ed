#include "reference/key_vault/ip_range.h"

#include <gtest/gtest.h>

namespace cmk::key_vault {
namespace {

TEST(IpRange, AddressIsANumber) {
  EXPECT_EQ(parse_ipv4("0.0.0.0"), 0U);
  EXPECT_EQ(parse_ipv4("1.2.3.4"), 0x01020304U);
  EXPECT_EQ(parse_ipv4("255.255.255.255"), 0xFFFFFFFFU);
}

TEST(IpRange, OtherTextIsNoAddress) {
  for (const char* bad :
       {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "01.2.3.4", "1..3.4", "1.2.3.4 ",
        " 1.2.3.4", "1.2.3.-4", "1.2.3.a", "1.2.3.0000", "::1", "1.2.3.4/32"}) {
    EXPECT_FALSE(parse_ipv4(bad)) << bad;
  }
}

TEST(IpRange, RangeKeepsItsText) {
  EXPECT_EQ(parse_ip_range("203.0.113.0/24")->text, "203.0.113.0/24");
  EXPECT_EQ(parse_ip_range("203.0.113.7")->prefix, 32);
  for (const char* bad : {"203.0.113.0/", "203.0.113.0/33", "203.0.113.0/-1", "203.0.113.0/024",
                          "203.0.113.0/24/1", "/24", "203.0.113/24"}) {
    EXPECT_FALSE(parse_ip_range(bad)) << bad;
  }
}

TEST(IpRange, ContainsBothEndsAndNoNeighbour) {
  struct Case {
    const char* range;
    const char* first;
    const char* last;
  };
  for (const Case& c : {Case{"203.0.113.0/24", "203.0.113.0", "203.0.113.255"},
                        Case{"203.0.113.77/28", "203.0.113.64", "203.0.113.79"},
                        Case{"203.0.113.10", "203.0.113.10", "203.0.113.10"},
                        Case{"128.0.0.0/1", "128.0.0.0", "255.255.255.255"}}) {
    const IpRange range = parse_ip_range(c.range).value();
    const std::uint32_t first = parse_ipv4(c.first).value();
    const std::uint32_t last = parse_ipv4(c.last).value();
    EXPECT_TRUE(range.contains(first) && range.contains(last)) << c.range;
    EXPECT_FALSE(range.contains(first - 1)) << c.range;
    EXPECT_TRUE(last == 0xFFFFFFFFU || !range.contains(last + 1)) << c.range;
  }
}

TEST(IpRange, PrefixOfZeroIsEverything) {
  const IpRange all = parse_ip_range("10.0.0.0/0").value();
  EXPECT_TRUE(all.contains(0) && all.contains(0xFFFFFFFFU));
}

}  // namespace
}  // namespace cmk::key_vault
