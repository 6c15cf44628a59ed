#include "reference/core/options.h"

#include <gtest/gtest.h>

#include <set>

namespace cmk {
namespace {

TEST(Options, NamesAreUniqueAndSentencesEndWithAPeriod) {
  std::set<std::string_view> names;
  for (const OptionRow& row : kOptions) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_TRUE(row.sentence.ends_with('.')) << row.name;
    EXPECT_FALSE(row.requirement.empty()) << row.name;
    EXPECT_TRUE(0 <= row.fallback && row.fallback <= row.maximum) << row.name;
  }
}

TEST(Options, StartAsTheTableSays) {
  const Options options;
  for (std::size_t i = 0; i < kOptions.size(); ++i) EXPECT_EQ(options.at(i), kOptions[i].fallback);
  EXPECT_FALSE(options.on("revoked-allows-identity-repair"));
}

TEST(Options, ANameAloneSwitchesOn) {
  Options options;
  EXPECT_TRUE(options.set("revoked-allows-identity-repair"));
  EXPECT_TRUE(options.on("revoked-allows-identity-repair"));
  EXPECT_EQ(options.number("revoked-allows-identity-repair"), 1);
  EXPECT_FALSE(options == Options());
  EXPECT_TRUE(options.set("revoked-allows-identity-repair=0"));
  EXPECT_EQ(options, Options());
}

TEST(Options, WhatIsNoOptionOrNoValueIsTold) {
  Options options;
  EXPECT_EQ(options.set("leeway=3").error(), "there is no option leeway");
  EXPECT_EQ(options.set("").error(), "there is no option ");
  for (const char* value : {"", "2", "-1", "x", "1x", "99999999999999999999"}) {
    EXPECT_EQ(options.set(std::string("revoked-allows-identity-repair=") + value).error(),
              "revoked-allows-identity-repair: expected a whole number from 0 to 1")
        << value;
  }
  EXPECT_EQ(options, Options());
}

}  // namespace
}  // namespace cmk
