#include "harness/variation/name_map.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "reference/core/text.h"

namespace cmk::harness {
namespace {

const std::set<std::string> kNames = {"vault-a", "vault-ab", "k1", "rg-1",
                                      "rg-10",   "service",  "-x", "a"};

TEST(NameMap, ByItselfLeavesEverything) {
  EXPECT_EQ(NameMap().sent("https://vault-a.vault.azure.net/"), "https://vault-a.vault.azure.net/");
}

TEST(NameMap, ExchangesNamesWhereverTheyStand) {
  const NameMap map(Source(7), kNames);
  const std::string uri = "https://vault-a.vault.azure.net/keys/k1/0123";
  const std::string sent = map.sent(uri);
  EXPECT_EQ(sent.find("vault-a"), std::string::npos);
  EXPECT_TRUE(sent.ends_with("/0123")) << sent;
  EXPECT_NE(sent.find(map.sent("vault-a") + ".vault.azure.net/keys/" + map.sent("k1")),
            std::string::npos);
  EXPECT_EQ(map.symbolic(sent), uri);
}

TEST(NameMap, LeavesWhatIsNoName) {
  const NameMap map(Source(7), kNames);
  for (const char* text : {"-x", "a", "vault_a", "vault-abc",
                           "Key Vault Crypto Service Encryption User", "services", "", "/keys/"}) {
    EXPECT_EQ(map.sent(text), text);
  }
  // What another name begins with is told from it by a hyphen alone.
  EXPECT_EQ(map.sent("vault-a-2"), map.sent("vault-a") + "-2");
}

TEST(NameMap, KeepsRelationsBetweenNames) {
  const NameMap map(Source(7), kNames);
  EXPECT_TRUE(map.sent("rg-10").starts_with(map.sent("rg-1")));
  EXPECT_TRUE(map.sent("vault-ab").starts_with(map.sent("vault-a")));
  EXPECT_EQ(to_lower(map.sent("VAULT-A")), map.sent("vault-a"));
  EXPECT_EQ(map.symbolic(map.sent("Vault-A")), "Vault-A");
  EXPECT_EQ(map.sent("vault-a").size(), std::string("vault-a").size() + NameMap::kPrefixLen);
}

TEST(NameMap, ReadsNamesInSentences) {
  const NameMap map(Source(7), kNames);
  EXPECT_EQ(map.symbolic("no key " + map.sent("k1") + " in (" + map.sent("vault-a") + ")"),
            "no key k1 in (vault-a)");
}

TEST(NameMap, WordsAreWhole) {
  const NameMap map(Source(7), kNames);
  EXPECT_EQ(map.sent_as_words("k1-AbCd"), "k1-AbCd");
  EXPECT_EQ(map.sent_as_words("x/k1"), "x/" + map.sent("k1"));
}

RC_GTEST_PROP(NameMapProperty, SymbolicUndoesSent, (std::uint64_t seed, std::string text)) {
  std::set<std::string> names = kNames;
  names.insert(text);
  const NameMap map(Source(seed), names);
  for (const std::string& one : {text, "/x/" + text + "/y", text + " and " + text}) {
    RC_ASSERT(map.symbolic(map.sent(one)) == one);
  }
}

TEST(NameMap, SeedsGiveOtherNames) {
  EXPECT_NE(NameMap(Source(1), kNames).sent("vault-a"), NameMap(Source(2), kNames).sent("vault-a"));
}

}  // namespace
}  // namespace cmk::harness
