#include "harness/redaction/glance.h"

#include <gtest/gtest.h>

#include "reference/core/base64url.h"
#include "reference/core/source.h"

namespace cmk::harness {
namespace {

constexpr std::size_t kSecretLen = 32;

Bytes drawn_bytes(Source& source, std::size_t len) {
  Bytes bytes(len);
  source.fill(bytes);
  return bytes;
}

TEST(Glance, EveryPieceOfEightBytesIsWorthReading) {
  Source source(5);
  const Bytes secret = drawn_bytes(source, kSecretLen);
  SecretIndex index;
  index.add({"dek", kSecretLen}, secret);
  for (std::size_t lead = 0; lead < 7; ++lead) {
    for (std::size_t at = 0; at + kWindowLen <= kSecretLen; ++at) {
      Bytes piece = drawn_bytes(source, lead);
      const ByteView part = ByteView(secret).subspan(at, kWindowLen);
      piece.insert(piece.end(), part.begin(), part.end());
      EXPECT_TRUE(may_show(index, as_text(piece))) << lead << at;
      EXPECT_TRUE(may_show(index, std::string(lead, '7') + to_hex(part))) << lead << at;
      EXPECT_TRUE(may_show(index, std::string(lead, 'x') + encode_base64url(piece))) << lead << at;
    }
  }
}

TEST(Glance, FewOtherTextsAre) {
  Source source(6);
  SecretIndex index;
  for (int i = 0; i < 300; ++i) index.add({"secret", 100}, drawn_bytes(source, 100));
  int num_passed = 0;
  for (int i = 0; i < 1000; ++i) {
    num_passed += may_show(index, encode_base64url(drawn_bytes(source, 256))) ? 1 : 0;
  }
  EXPECT_LT(num_passed, 200);
}

}  // namespace
}  // namespace cmk::harness
