#include "reference/key_vault/duration.h"

#include <gtest/gtest.h>

#include <string>

namespace cmk::key_vault {
namespace {

TEST(Duration, ReadsEveryUnit) {
  struct Case {
    const char* text;
    Seconds seconds;
  };
  for (const Case& c : {Case{"P7D", 604800}, Case{"P28D", 2419200}, Case{"PT48H", 172800},
                        Case{"P1W", 604800}, Case{"P1M", 2592000}, Case{"PT1M", 60},
                        Case{"PT90S", 90}, Case{"P1Y2M", 31536000 + 2 * 2592000},
                        Case{"P1Y2M3W4DT5H6M7S", 31536000 + 5184000 + 1814400 + 345600 + 18367},
                        Case{"P0D", 0}, Case{"P007D", 604800}}) {
    EXPECT_EQ(parse_duration(c.text), c.seconds) << c.text;
  }
}

TEST(Duration, OtherTextIsNone) {
  for (const char* bad : {"",
                          "P",
                          "PT",
                          "7D",
                          "P7",
                          "PD",
                          "P-7D",
                          "-P7D",
                          "+P7D",
                          "P7D ",
                          " P7D",
                          "p7d",
                          "P7DT",
                          "P1.5D",
                          "P1,5D",
                          "PT7D",
                          "P7H",
                          "P1D1Y",
                          "P1D1D",
                          "PT1S1H",
                          "P1DT1H1H",
                          "P1DT1HT1M",
                          "P1X",
                          "P\xD9\xA1"
                          "D"}) {
    EXPECT_FALSE(parse_duration(bad)) << bad;
  }
}

TEST(Duration, HundredYearsAreTheMost) {
  EXPECT_EQ(parse_duration("P100Y"), 100 * 365 * kDay);
  EXPECT_FALSE(parse_duration("P101Y"));
  EXPECT_EQ(parse_duration("PT3153600000S"), 100 * 365 * kDay);
  EXPECT_FALSE(parse_duration("PT3153600001S"));
  EXPECT_FALSE(parse_duration("P100YT1S"));
}

TEST(Duration, NumbersBeyondAnyTypeAreNone) {
  for (const std::string& digits : {std::string("9223372036854775808"), std::string(100, '9'),
                                    std::string("18446744073709551617")}) {
    EXPECT_FALSE(parse_duration("P" + digits + "Y"));
    EXPECT_FALSE(parse_duration("PT" + digits + "S"));
  }
  EXPECT_EQ(parse_duration("P" + std::string(100, '0') + "D"), 0);
}

}  // namespace
}  // namespace cmk::key_vault
