#include "harness/redaction/run_secrets.h"

#include <gtest/gtest.h>

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr const char* kHex = "000102030405060708090a0b0c0d0e0f";
const std::string kSecret("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f", 16);

TEST(RunSecrets, SecretsOfEarlierCasesStayKnown) {
  RunSecrets secrets;
  secrets.add("dek", kSecret, true);
  secrets.start_case();
  EXPECT_EQ(secrets.clean(kHex), "[secret dek, 16 bytes, in hex]");
}

TEST(RunSecrets, TextsAreLookedThroughAgainForASecretThatWasNotDrawn) {
  RunSecrets secrets;
  EXPECT_EQ(secrets.clean(kHex), kHex);
  secrets.add("drawn", "another secret altogether", true);
  EXPECT_EQ(secrets.clean(kHex), kHex);
  secrets.add("returned", kSecret, false);
  EXPECT_EQ(secrets.clean(kHex), "[secret returned, 16 bytes, in hex]");
}

TEST(RunSecrets, JsonIsCleanedInAllItsParts) {
  RunSecrets secrets;
  secrets.add("dek", kSecret, true);
  json numbers = {{"x", std::vector<int>(kSecret.begin(), kSecret.end())}};
  json names = {{"x", {{kHex, true}}}};
  json member = {{"d", "AQABAQABAQABAQABAQAB"}};
  json honest = {{"kid", "https://x/keys/k"}, {"d", 5}, {"list", {1, 2, 3, 5, 8, 13, 21, 34, 55}}};
  const json before = honest;
  for (json* const value : {&numbers, &names, &member, &honest}) secrets.clean(*value);
  EXPECT_EQ(numbers["x"], json({{"secret", "dek"}, {"length", 16}}));
  EXPECT_TRUE(names["x"].contains("[secret dek, 16 bytes, in hex]")) << names;
  EXPECT_EQ(member["d"]["secret"], "private key") << member;
  EXPECT_EQ(honest, before);
}

}  // namespace
}  // namespace cmk::harness
