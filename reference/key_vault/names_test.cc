#include "reference/key_vault/names.h"

#include <gtest/gtest.h>

#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

const Rulebook kRules;
const std::string kVersion = "0123456789abcdef0123456789abcdef";

TEST(Names, VaultNameHasThreeToTwentyFourCharacters) {  // azure-facts 2.4
  for (const std::size_t len : {3U, 24U}) {
    EXPECT_TRUE(check_vault_name(kRules, std::string(len, 'a'))) << len;
  }
  for (const std::size_t len : {0U, 2U, 25U}) {
    EXPECT_EQ(check_vault_name(kRules, std::string(len, 'a')).error().reason, Reason::invalidName);
  }
}

TEST(Names, KeyNameHasOneToOneHundredTwentySevenCharacters) {  // azure-facts 3.1
  for (const std::size_t len : {1U, 127U}) {
    EXPECT_TRUE(check_key_name(kRules, std::string(len, 'a'))) << len;
  }
  for (const std::size_t len : {0U, 128U}) {
    EXPECT_EQ(check_key_name(kRules, std::string(len, 'a')).error().reason, Reason::invalidName);
  }
}

TEST(Names, LettersDigitsAndHyphensOnly) {
  EXPECT_TRUE(check_key_name(kRules, "AZaz09-"));
  EXPECT_TRUE(check_vault_name(kRules, "AZaz09-"));
  for (const char* bad : {"a_b", "a.b", "a b", "a/b", "\xC3\xA4-a", "a\n-"}) {
    EXPECT_FALSE(check_key_name(kRules, bad)) << bad;
    EXPECT_FALSE(check_vault_name(kRules, bad)) << bad;
  }
}

TEST(Names, LimitsMoveWithTheirDeviants) {
  const Rulebook wider(Override{&rules::kVaultNameMax, 1});
  EXPECT_TRUE(check_vault_name(wider, std::string(25, 'a')));
  EXPECT_FALSE(check_vault_name(wider, std::string(26, 'a')));
}

TEST(Names, IdentifierHasAVersionOrNone) {
  EXPECT_EQ(key_identifier("v", "k", kVersion), "https://v.vault.azure.net/keys/k/" + kVersion);
  EXPECT_EQ(key_identifier("v", "k", ""), "https://v.vault.azure.net/keys/k");
}

TEST(Names, IdentifierIsTakenApartWithoutRegardToCase) {
  const auto id = parse_key_identifier("HTTPS://My-Vault.Vault.Azure.NET/Keys/K1/" +
                                       std::string("0123456789ABCDEF0123456789ABCDEF"));
  ASSERT_TRUE(id);
  EXPECT_EQ(id->vault, "my-vault");
  EXPECT_EQ(id->name, "K1");
  EXPECT_EQ(id->version, kVersion);
  EXPECT_EQ(parse_key_identifier("https://vlt.vault.azure.net/keys/k")->version, "");
}

TEST(Names, OtherTextIsNoIdentifier) {
  const std::string host = "https://vault1.vault.azure.net";
  for (const std::string& bad :
       {std::string(), host, host + "/keys", host + "/keys/", host + "/secrets/k",
        host + "/keys/k/", host + "/keys/k/123", host + "/keys/k/" + kVersion + "/",
        host + "/keys/k/" + kVersion + "0", host + "/keys/k/g" + kVersion.substr(1),
        std::string("http://vault1.vault.azure.net/keys/k"),
        std::string("https://vault1.vault.azure.net.evil.org/keys/k"),
        std::string("https://vault.azure.net/keys/k"),
        std::string("https://a.b.vault.azure.net/keys/k"),
        std::string("https://vault1.vault.azure.net:443/keys/k")}) {
    EXPECT_FALSE(parse_key_identifier(bad)) << bad;
  }
}

TEST(Names, UnknownRegionIsAGeographyOfItsOwn) {
  EXPECT_EQ(geography_of("westeurope"), geography_of("northeurope"));
  EXPECT_NE(geography_of("westeurope"), geography_of("eastus"));
  EXPECT_EQ(geography_of("atlantis"), "atlantis");
}

}  // namespace
}  // namespace cmk::key_vault
