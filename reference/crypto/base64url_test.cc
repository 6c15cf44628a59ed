#include "reference/crypto/base64url.h"

#include <gtest/gtest.h>

namespace cmk::crypto {
namespace {

TEST(Base64Url, KnownAnswers) {  // RFC 4648, 10, without padding
  const std::pair<const char*, const char*> cases[] = {
      {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"}};
  for (const auto& [plain, text] : cases) {
    EXPECT_EQ(to_base64url(as_bytes(plain)), text);
    EXPECT_EQ(from_base64url(text), to_bytes(plain));
  }
  EXPECT_EQ(to_base64url(Bytes{0xfb, 0xff}), "-_8");
}

TEST(Base64Url, RefusesOtherForms) {
  for (const char* text : {"A", "AAAAA", "Zg==", "Zm 9v", "Zm+v", "Zm/v", "Zh", "Zm9", "Zm\n"})
    EXPECT_FALSE(from_base64url(text)) << text;
}

}  // namespace
}  // namespace cmk::crypto
