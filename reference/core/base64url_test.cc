#include "reference/core/base64url.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cmk {
namespace {

struct Pair {
  std::string_view bytes;
  std::string_view text;
};
// RFC 4648, section 10, without padding.
constexpr std::array kPairs = {Pair{"", ""},
                               Pair{"f", "Zg"},
                               Pair{"fo", "Zm8"},
                               Pair{"foo", "Zm9v"},
                               Pair{"foob", "Zm9vYg"},
                               Pair{"fooba", "Zm9vYmE"},
                               Pair{"foobar", "Zm9vYmFy"},
                               Pair{"\xfb\xff", "-_8"}};

TEST(Base64Url, KnownPairs) {
  for (const auto& [bytes, text] : kPairs) {
    EXPECT_EQ(encode_base64url(as_bytes(bytes)), text);
    EXPECT_EQ(decode_base64url(text), to_bytes(bytes));
    EXPECT_EQ(base64url_size(text), bytes.size());
    const std::string padded = std::string(text) + std::string((4 - text.size() % 4) % 4, '=');
    EXPECT_EQ(decode_base64url(padded), to_bytes(bytes)) << padded;
    EXPECT_EQ(base64url_size(padded), bytes.size()) << padded;
  }
}

TEST(Base64Url, RefusesWhatNoBytesEncodeTo) {
  for (const std::string_view text :
       {"A", "AAAAA", "+/8", "Zm 9v", "Zm9v\n", "Zg=", "Zg===", "=",
        "====", "Zm9v=", "Zm9v====", "Zh", "Zm9", "Z=g=", "Zm\xc3\xb6"}) {
    EXPECT_EQ(decode_base64url(text), std::nullopt) << text;
    EXPECT_EQ(base64url_size(text), std::nullopt) << text;
  }
}

RC_GTEST_PROP(Base64Url, DecodeUndoesEncode, (const Bytes& bytes)) {
  const std::string text = encode_base64url(bytes);
  RC_ASSERT(decode_base64url(text) == bytes);
  RC_ASSERT(base64url_size(text) == bytes.size());
}

RC_GTEST_PROP(Base64Url, WhatDecodesEncodesToItself, ()) {
  const auto text =
      *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABYZabyz0189-_=")));
  const auto bytes = decode_base64url(text);
  if (!bytes) return;
  const std::string again = encode_base64url(*bytes);
  RC_ASSERT(again == text.substr(0, text.find('=')));
}

}  // namespace
}  // namespace cmk
