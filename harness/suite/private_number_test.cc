#include "harness/suite/private_number.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "reference/core/source.h"

namespace cmk::harness {
namespace {

Bytes number_of_fixture(const std::string& part) {
  std::ifstream file(CMK_SOURCE_DIR "/conformance/vectors/keys/rsa2048." + part + ".bin",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const Bytes kE = {1, 0, 1};

TEST(PrivateNumber, PrimesAndTheExponentTell) {
  const Bytes n = number_of_fixture("n");
  ASSERT_EQ(n.size(), 256U);
  for (const auto* part : {"p", "q", "d"}) {
    EXPECT_TRUE(is_private_number(number_of_fixture(part), n, kE)) << part;
  }
  const Bytes d = number_of_fixture("d");
  EXPECT_TRUE(is_private_number(ByteView(d).first(8), n, kE));
  EXPECT_FALSE(is_private_number(ByteView(d).first(7), n, kE));
}

TEST(PrivateNumber, PublicAndRandomOnesDoNot) {
  const Bytes n = number_of_fixture("n");
  EXPECT_FALSE(is_private_number(n, n, kE));
  EXPECT_FALSE(is_private_number(kE, n, kE));
  EXPECT_FALSE(is_private_number(Bytes(256), n, kE));
  EXPECT_FALSE(is_private_number(number_of_fixture("p"), Bytes(8, 0xff), kE));
  Source source(1);
  for (int i = 0; i < 2000; ++i) {
    Bytes random(i % 2 == 0 ? 16 : 256);
    source.fill(random);
    EXPECT_FALSE(is_private_number(random, n, kE)) << i;
  }
}

}  // namespace
}  // namespace cmk::harness
