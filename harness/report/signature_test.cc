#include "harness/report/signature.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kDigest = "0123abcd";

// Stands in for a key: every byte of its signatures is the same.
Bytes signature_by(std::uint8_t key) { return Bytes(kSignatureBytes, key); }
SignedBy key_is(std::uint8_t key) {
  return [key](std::string_view line, const Bytes& signature) {
    return line == "cmkconf-report 0123abcd\n" && signature == signature_by(key);
  };
}

TEST(Signature, FitsItsKeyAlone) {
  const TempDir dir;
  dir.write(kSignatureFile, signature_text(kDigest, signature_by(0xa7)));
  const auto good = check_signature(dir.path(), kDigest, key_is(0xa7)).value();
  EXPECT_TRUE(good.is_signed);
  EXPECT_THAT(good.problems, IsEmpty());
  const auto other = check_signature(dir.path(), kDigest, key_is(0xa8)).value();
  EXPECT_FALSE(other.is_signed);
  EXPECT_THAT(other.problems, ElementsAre("signature: line 2: not made by this key"));
  EXPECT_THAT(check_signature(dir.path(), "0123abce", nullptr).value().problems,
              ElementsAre("signature: line 1: is of another report"));
}

TEST(Signature, IsMissedOnlyWhereAKeyIsGiven) {
  const TempDir dir;
  EXPECT_THAT(check_signature(dir.path(), kDigest, nullptr).value().problems, IsEmpty());
  EXPECT_THAT(check_signature(dir.path(), kDigest, key_is(1)).value().problems,
              ElementsAre("signature: missing, the report is not signed"));
}

TEST(Signature, AnotherFormIsNone) {
  const std::string sound = signature_text(kDigest, signature_by(0xa7));
  for (const std::string& text :
       {std::string(), std::string("\n\n"), sound.substr(0, sound.size() - 1), sound + "\n",
        "x" + sound, sound.substr(0, sound.size() - 2) + "g\n"}) {
    const TempDir dir;
    dir.write(kSignatureFile, text);
    EXPECT_THAT(check_signature(dir.path(), kDigest, key_is(0xa7)).value().problems,
                ElementsAre("signature: not of the form of a signature"))
        << text;
  }
}

}  // namespace
}  // namespace cmk::harness
