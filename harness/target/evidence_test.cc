#include "harness/target/evidence.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace cmk::harness {
namespace {

TEST(Evidence, IsPrintableAndQuoted) {
  EXPECT_EQ(excerpt("ok \n\x1b\xff"), R"("ok \x0a\x1b\xff")");
  EXPECT_EQ(excerpt(""), "\"\"");
}

TEST(Evidence, LongRunsStandAsTheirLength) {
  const std::string run(24, 'A');
  EXPECT_EQ(excerpt("n=\"" + run + "\""), "\"n=\"[24 characters]\"\"");
  EXPECT_EQ(excerpt(std::string(23, 'A')), "\"" + std::string(23, 'A') + "\"");
  EXPECT_EQ(excerpt(std::string(5'000'000, 'A')), "\"[5000000 characters]\"");
}

TEST(Evidence, SecretsStandAsTheirLengthAndNotation) {
  const SentSecrets secrets = {"hunter2", "", "AAECAwQFBgcICQoLDA0ODw"};
  EXPECT_EQ(excerpt("pw hunter2", secrets), "\"pw [secret, 7 bytes]\"");
  EXPECT_EQ(excerpt("key 000102030405 060708090A0b0c end", secrets),
            "\"key [secret, 16 bytes, in hex] end\"");
}

RC_GTEST_PROP(Evidence, IsBoundedForAnyText, (const std::string& text)) {
  const std::string made = excerpt(text + text + text);
  RC_ASSERT(made.size() <= kExcerptLenMax + 5);
  RC_ASSERT(std::ranges::all_of(made, [](char c) { return c >= ' ' && c <= '~'; }));
}

TEST(Evidence, IsCut) {
  EXPECT_EQ(bounded(std::string(500, 'x')).size(), 500U);
  EXPECT_EQ(bounded(std::string(501, 'x')), std::string(497, 'x') + "...");
}

}  // namespace
}  // namespace cmk::harness
